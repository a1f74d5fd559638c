import CaseFiles

public struct WorkCalendar: Sendable {}

@main struct CaseReview { static func main() {} }

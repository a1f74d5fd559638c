// ReviewStore

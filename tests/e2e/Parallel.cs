// One platform at a time: each of them takes the whole machine.
[assembly: Xunit.CollectionBehavior(DisableTestParallelization = true)]

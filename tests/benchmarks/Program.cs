using EduStream.Benchmarks;

return await BenchCommand.RunAsync(args);

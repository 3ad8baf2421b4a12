return await RuntimeProcess.RunAsync(args);

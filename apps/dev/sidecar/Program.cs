using EduStream.LocalDapr.Hosting;

return await RuntimeProcess.RunAsync(args);

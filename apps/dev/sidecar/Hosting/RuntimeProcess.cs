using System.Runtime.InteropServices;

namespace EduStream.LocalDapr.Hosting;

/// <summary>The runtime as a process: <c>EduStream.LocalDapr --config FILE</c>. Prints <c>ready</c> and the instances with their ports as JSON, then serves until told to stop.</summary>
internal static class RuntimeProcess
{
    // By reflection: the generated reader would overwrite the defaults of init-only properties.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not ["--config", var file])
        {
            await Console.Error.WriteLineAsync("usage: EduStream.LocalDapr --config FILE");
            return 2;
        }
        var stopped = new TaskCompletionSource();
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stopped.TrySetResult();
        }
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        try
        {
            await using var config = File.OpenRead(file);
            var options = await JsonSerializer.DeserializeAsync<RuntimeOptions>(config, Json)
                ?? throw new InvalidOperationException($"{file} is empty.");
            await using var runtime = await LocalDaprRuntime.StartAsync(options);
            Console.WriteLine("ready " + JsonSerializer.Serialize(runtime.Apps.Select(app => new OpenPorts(app.AppId, app.HttpPort, app.GrpcPort)), Json));
            await stopped.Task;
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException or JsonException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}

/// <summary>What is said about an instance when its ports are open: never its tokens.</summary>
internal sealed record OpenPorts(string AppId, int HttpPort, int GrpcPort);

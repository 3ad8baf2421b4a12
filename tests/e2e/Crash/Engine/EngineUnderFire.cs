using EduStream.Testing;
using EduStream.Testing.Load;

namespace EduStream.Tests.E2E.Crash.Engine;

/// <summary>The runtime and two replicas of one worker app, each a process that can be killed; the worker's diaries lie in a folder of their own.</summary>
internal sealed class EngineUnderFire : IAsyncDisposable
{
    private readonly DirectoryInfo _diaries = Directory.CreateTempSubdirectory("edustream-diaries-");

    internal EmbeddedProcess Runtime { get; } = new();

    /// <summary>Publishes; it has a sidecar and no app.</summary>
    internal LoadApp Caller { get; } = LoadApp.New("caller", listens: false);

    internal IReadOnlyList<LoadApp> Apps { get; } = [LoadApp.New("load"), LoadApp.New("load")];

    /// <summary>Whoever may be killed: the runtime comes first.</summary>
    internal IReadOnlyList<KeptProcess> Victims { get; private set; } = [];

    internal static async Task<EngineUnderFire> StartAsync()
    {
        var engine = new EngineUnderFire();
        try
        {
            await engine.Runtime.StartAsync([engine.Caller, .. engine.Apps]);
            var workers = engine.Apps.Select((app, i) => new KeptProcess(
                $"worker {i + 1}", ["dotnet", KeptProcess.Built("EduStream.Testing.Worker")], Repository.Root, app.Environment(("DIARY", engine._diaries.FullName)))).ToList();
            engine.Victims = [engine.Runtime.Process, .. workers];
            foreach (var worker in workers) { await worker.StartAsync(); }
            await engine.ReadyAsync();
            return engine;
        }
        catch
        {
            await engine.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until the runtime answers and both workers take messages.</summary>
    internal async Task ReadyAsync()
    {
        await Runtime.ReadyAsync();
        using var http = new HttpClient();
        foreach (var app in Apps)
        {
            await Eventually.TrueAsync(
                async () =>
                {
                    try { return await http.GetStringAsync(new Uri(app.App, "/hello")) == "hello"; }
                    catch (HttpRequestException) { return false; }
                },
                TimeSpan.FromSeconds(60),
                "the workers answer");
        }
    }

    /// <summary>Every line that any worker process ever noted, cut into words.</summary>
    internal IEnumerable<string[]> Diary() => _diaries.EnumerateFiles().SelectMany(file => SharedLines(file.FullName)).Select(line => line.Split(' '));

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in Victims.Skip(1)) { await worker.DisposeAsync(); }
        await Runtime.DisposeAsync();
        _diaries.Delete(recursive: true);
    }

    private static IEnumerable<string> SharedLines(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        while (reader.ReadLine() is { } line) { yield return line; }
    }
}

using EduStream.Testing;
using EduStream.Testing.Media;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EduStream.Tests.Component.Media.Dirty;

/// <summary>A good video, as a file and on a web server of this machine, that notices being read.</summary>
internal sealed class Canary : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly FileSystemWatcher watcher;
    private readonly string mark;
    private int requests;
    private volatile bool read;
    private volatile bool markRead;

    private Canary(string path)
    {
        Path = path;
        mark = path + ".mark";
        File.WriteAllText(mark, "read me last");
        watcher = new FileSystemWatcher(System.IO.Path.GetDirectoryName(path)!) { NotifyFilter = NotifyFilters.LastAccess };
        watcher.Changed += (_, change) => _ = change.FullPath == mark ? markRead = true : read = true;
        watcher.EnableRaisingEvents = true;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.Run(async http =>
        {
            Interlocked.Increment(ref requests);
            await http.Response.SendFileAsync(path);
        });
    }

    internal string Path { get; }

    internal string Address => $"{server.Urls.Single()}/canary.ts";

    internal int Requests => requests;

    internal static async Task<Canary> StartAsync(TestClips clips)
    {
        var canary = new Canary(await clips.MakeAsync(new Clip { Seconds = 1, Extension = "ts" }));
        await canary.server.StartAsync();
        return canary;
    }

    /// <summary>Events come in order: when that of the mark is there, an earlier one would be too.</summary>
    internal async Task<bool> WasReadAsync()
    {
        await File.ReadAllTextAsync(mark);
        await Eventually.TrueAsync(() => markRead);
        return read || Requests > 0;
    }

    public async ValueTask DisposeAsync()
    {
        watcher.Dispose();
        await server.DisposeAsync();
    }
}

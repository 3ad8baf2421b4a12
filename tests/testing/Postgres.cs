using EduStream.Launcher.Processes;

namespace EduStream.Testing;

/// <summary>A PostgreSQL server of this test run, where the programs are installed; on a Unix socket in its own folder, so that no port is taken.</summary>
public sealed class Postgres : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private readonly DirectoryInfo folder;
    private readonly ChildProcess server;

    private Postgres(DirectoryInfo folder, ChildProcess server) => (this.folder, this.server) = (folder, server);

    /// <summary>For a database of that name, which need not exist yet.</summary>
    public string ConnectionString(string database) => $"Host={folder.FullName};Username=postgres;Database={database}";

    /// <summary>Null where PostgreSQL is not installed.</summary>
    public static async Task<Postgres?> StartAsync()
    {
        if (Programs() is not { } programs)
        {
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("edustream-postgres-");
        var data = Path.Combine(folder.FullName, "data");
        // PostgreSQL refuses to run as root.
        string[] user = Environment.UserName == "root" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--pdeathsig", "KILL", "--"] : [];
        if (user.Length > 0)
        {
            await RunAsync(["chown", "postgres", folder.FullName], folder);
        }

        await RunAsync([.. user, Path.Combine(programs, "initdb"), "--no-sync", "-A", "trust", "-U", "postgres", "-D", data], folder);
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var server = await ChildProcess.StartAsync(
            [.. user, Path.Combine(programs, "postgres"), "-D", data, "-c", "listen_addresses=", "-c", "fsync=off", "-k", folder.FullName],
            folder.FullName, new Dictionary<string, string>(), line => _ = line.Contains("ready to accept connections", StringComparison.Ordinal) && ready.TrySetResult());
        await ready.Task.WaitAsync(StartLimit);
        return new Postgres(folder, server);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await server.StopAsync(TimeSpan.FromSeconds(5));
        await server.DisposeAsync();
        folder.Delete(recursive: true);
    }

    // Debian keeps them out of PATH.
    private static string? Programs() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Concat(Directory.Exists("/usr/lib/postgresql") ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderDescending().Select(version => Path.Combine(version, "bin")) : [])
        .FirstOrDefault(path => File.Exists(Path.Combine(path, "initdb")) && File.Exists(Path.Combine(path, "postgres")));

    private static async Task RunAsync(string[] command, DirectoryInfo folder)
    {
        var said = new System.Collections.Concurrent.ConcurrentQueue<string>();
        await using var process = await ChildProcess.StartAsync(command, folder.FullName, new Dictionary<string, string>(), said.Enqueue);
        await process.WaitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{command[0]} failed: {string.Join('\n', said)}");
        }
    }
}

using EduStream.Launcher.Processes;
using EduStream.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(EduStream.Tests.Component.Storage.Azurite))]

namespace EduStream.Tests.Component.Storage;

/// <summary>A blob service in memory on a free port, started when the first test asks for it.</summary>
public sealed class Azurite : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private readonly Lazy<Task<(ChildProcess Process, string ConnectionString)>> started = new(StartAsync);

    public async Task<string> ConnectionStringAsync() => (await started.Value).ConnectionString;

    public async ValueTask DisposeAsync()
    {
        if (started.IsValueCreated)
        {
            await (await started.Value).Process.DisposeAsync();
        }
    }

    private static async Task<(ChildProcess, string)> StartAsync()
    {
        var program = Path.Combine(Repository.Root, "node_modules", "azurite", "dist", "src", "blob", "main.js");
        Assert.True(File.Exists(program), "Azurite is missing: run 'npm ci' first.");
        var address = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = await ChildProcess.StartAsync(
            ["node", program, "--blobHost", "127.0.0.1", "--blobPort", "0", "--inMemoryPersistence", "--skipApiVersionCheck", "--disableTelemetry"],
            Path.GetTempPath(), new Dictionary<string, string>(), line => Look(line, address));
        var service = await address.Task.WaitAsync(StartLimit);
        // The account and key that every Azurite has.
        return (process, "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;"
            + "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;"
            + $"BlobEndpoint={service}/devstoreaccount1;");
    }

    private static void Look(string line, TaskCompletionSource<string> address)
    {
        const string Mark = "listens on ";
        if (line.IndexOf(Mark, StringComparison.Ordinal) is var at and >= 0)
        {
            address.TrySetResult(line[(at + Mark.Length)..].Trim());
        }
    }
}

using System.Globalization;
using System.Net;
using System.Net.Sockets;
using EduStream.Media.Processes;
using EduStream.Testing;
using Microsoft.Extensions.Logging;

namespace EduStream.Tests.Component.Media;

/// <summary>Programs that read hostile files have no network, where the system can take it away.</summary>
public sealed class NetworkTests : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly MemoryLog log = new();
    private readonly ILoggerFactory logging;

    public NetworkTests()
    {
        listener.Start();
        logging = LoggerFactory.Create(builder => builder.AddProvider(log));
    }

    [Fact]
    public async Task A_program_reaches_not_even_this_machine_or_the_log_says_so()
    {
        var runner = new ProcessRunner(logging.CreateLogger<ProcessRunner>());

        var reached = (await runner.RunAsync(Connecting())).ExitCode == 0;

        Assert.Equal(Confinement.OfThisMachine.NoNetwork.Count == 0, reached);
        Assert.Equal(reached, log.Lines.Any(line => line.Contains("no network namespace", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_program_whose_allow_list_names_the_network_has_it()
    {
        var runner = new ProcessRunner(logging.CreateLogger<ProcessRunner>());

        Assert.Equal(0, (await runner.RunAsync(Connecting("-protocol_whitelist", "http,tcp"))).ExitCode);
    }

    [Fact]
    public async Task A_system_without_namespaces_is_told_of_once()
    {
        var runner = new ProcessRunner(logging.CreateLogger<ProcessRunner>()) { Confinement = Confinement.OfThisMachine with { NoNetwork = [] } };

        Assert.Equal(0, (await runner.RunAsync(Connecting())).ExitCode);
        Assert.Equal(0, (await runner.RunAsync(Connecting())).ExitCode);
        Assert.Single(log.Lines, line => line.Contains("Warning", StringComparison.Ordinal) && line.Contains("[8002]", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        listener.Dispose();
        logging.Dispose();
        log.Dispose();
    }

    private ToolCommand Connecting(params string[] more) => new(
        "/bin/bash",
        ["-c", string.Create(CultureInfo.InvariantCulture, $"exec 3<>/dev/tcp/127.0.0.1/{((IPEndPoint)listener.LocalEndpoint).Port}"), "bash", .. more],
        TimeSpan.FromSeconds(60));
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using EduStream.Testing;
using EduStream.Tests.Contract.Replay;
using EduStream.Tests.Contract.Runtimes;

namespace EduStream.Tests.Contract.JavaScript;

/// <summary>The official JavaScript SDK as client, server and workflow worker: the tests are those of <c>javascript/</c>, run by Node.</summary>
public sealed class OfficialSdkTests(ITestOutputHelper output)
{
    private const string Resiliency = """
        apiVersion: dapr.io/v1alpha1
        kind: Resiliency
        metadata: { name: retries }
        spec:
          policies: { retries: { again: { policy: constant, duration: 100ms, maxRetries: 3 } } }
          targets: { components: { pubsub: { inbound: { retry: again } } } }
        """;

    public static TheoryData<string, string> Files => RuntimesUnderTest.With(["client", "server", "workflow"]);

    [Theory, MemberData(nameof(Files))]
    public async Task It_gets_what_it_expects(string runtimeName, string file)
    {
        var appPort = FreePort();
        await using var runtime = await RuntimesUnderTest.StartAsync(
            runtimeName, RecordedSetup.With([new SidecarSetup("js") { AppPort = file == "server" ? appPort : 0 }], resiliency: Resiliency));
        var sidecar = runtime.Sidecars[0];
        var start = new ProcessStartInfo("node", ["--test", $"{file}.test.mjs"])
        {
            WorkingDirectory = Path.Combine(Repository.Root, "tests/contract/javascript"), RedirectStandardOutput = true, RedirectStandardError = true,
            Environment = { ["CONTRACT_HTTP_PORT"] = $"{sidecar.HttpPort}", ["CONTRACT_GRPC_PORT"] = $"{sidecar.GrpcPort}", ["CONTRACT_APP_PORT"] = $"{appPort}", ["NO_COLOR"] = "1" },
        };
        // An SDK that finds a sidecar of its own in the environment would talk to that one.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("DAPR_", StringComparison.Ordinal)).ToList()) { start.Environment.Remove(name); }

        var (code, text) = await RunAsync(start);

        output.WriteLine(text);
        Assert.True(code == 0, text);
        Assert.Matches("# pass [1-9]", text);
        Assert.Contains("# skipped 0", text, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output)> RunAsync(ProcessStartInfo start)
    {
        start.ArgumentList.Insert(1, "--test-reporter=tap");
        using var process = Process.Start(start)!;
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            var text = new StringBuilder();
            foreach (var part in await Task.WhenAll(process.StandardOutput.ReadToEndAsync(late.Token), process.StandardError.ReadToEndAsync(late.Token))) { text.Append(part); }
            await process.WaitForExitAsync(late.Token);
            return (process.ExitCode, text.ToString());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return (-1, "node did not end within two minutes");
        }
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}

using EduStream.Testing.Load;
using Xunit;

namespace EduStream.Tests.Unit;

/// <summary>How the suites find and start a real Dapr, checked without one.</summary>
public sealed class DaprdTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("edustream-daprd-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Find_FileFolderOrPath_NamesAllThree()
    {
        var (daprd, placement, scheduler) = (Make("daprd"), Make("placement"), Make("scheduler"));
        Assert.All(
            [DaprdPrograms.Find(daprd, null), DaprdPrograms.Find(folder.FullName, "/nowhere"), DaprdPrograms.Find(null, $"/nowhere:{folder.FullName}"), DaprdPrograms.Find("", folder.FullName)],
            found => Assert.Equal(new DaprdPrograms(daprd, placement, scheduler), found));
    }

    [Fact]
    public void Find_OneMissing_IsNotFound()
    {
        Make("daprd");
        Make("placement");
        Assert.Null(DaprdPrograms.Find(folder.FullName, folder.FullName));
        Assert.Null(DaprdPrograms.Find(null, null));
    }

    [Fact]
    public void Sidecar_WithEverything_IsToldAllButTheTokens()
    {
        var sidecar = new DaprdSidecar("app", 5000, 3500, 50001) { ApiToken = "secret", AppApiToken = "secret", HealthCheckPath = "/healthz", Configuration = "tracing.yaml" };
        var command = string.Join(' ', DaprdCommands.Sidecar("daprd", sidecar, "resources", 50005, 50006, 50002, 9090));
        Assert.Equal(
            "daprd --app-id app --dapr-http-port 3500 --dapr-grpc-port 50001 --dapr-internal-grpc-port 50002 --metrics-port 9090 --dapr-listen-addresses 127.0.0.1 " +
            "--dapr-internal-grpc-listen-address 127.0.0.1 --metrics-listen-address 127.0.0.1 " +
            "--placement-host-address localhost:50005 --scheduler-host-address localhost:50006 --resources-path resources --app-port 5000 --config tracing.yaml " +
            "--enable-app-health-check --app-health-check-path /healthz --app-health-probe-timeout 500",
            command);
        Assert.DoesNotContain("--app-port", DaprdCommands.Sidecar("daprd", new DaprdSidecar("caller", 0, 1, 2), "r", 3, 4, 5, 6));
    }

    [Fact]
    public void Placement_And_Scheduler_ListenOnLoopbackOnly()
    {
        const string Loopback = " --listen-address 127.0.0.1 --healthz-listen-address 127.0.0.1 --metrics-listen-address 127.0.0.1";
        Assert.Equal("placement --port 1 --healthz-port 2 --metrics-port 3" + Loopback, string.Join(' ', DaprdCommands.Placement("placement", 1, 2, 3)));
        Assert.Equal(
            "scheduler --port 1 --healthz-port 2 --metrics-port 3 --etcd-data-dir data --etcd-client-port 4 --etcd-initial-cluster dapr-scheduler-server-0=http://localhost:5" + Loopback,
            string.Join(' ', DaprdCommands.Scheduler("scheduler", "data", 1, 2, 3, 4, 5)));
    }

    private string Make(string program)
    {
        var path = Path.Combine(folder.FullName, program);
        File.WriteAllText(path, "");
        return path;
    }
}

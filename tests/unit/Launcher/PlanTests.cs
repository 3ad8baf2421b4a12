using EduStream.Launcher;
using EduStream.Launcher.Planning;
using EduStream.Launcher.RunFiles;
using Xunit;

namespace EduStream.Tests.Unit.Launcher;

public sealed class PlanTests
{
    private readonly RunFile file = new()
    {
        Version = 1,
        Common = new RunFileDefaults
        {
            ResourcesPaths = ["./components/local"],
            AppHealthCheckPath = "/health/live",
            Env = new() { ["Auth__Authority"] = "http://localhost:5109", ["MediaStore__Folder"] = "../../.data/media" },
        },
        Apps =
        [
            new RunFileApp { AppID = "edge", AppDirPath = "./apps/edge", AppPort = 5100, Command = ["run"], Env = new() { ["Backends__pipeline"] = "http://localhost:5103" } },
            new RunFileApp { AppID = "pipeline", AppDirPath = "./apps/pipeline", AppPort = 5103, Command = ["run"], Env = new() { ["MediaStore__Folder"] = "../../.data/other" } },
            new RunFileApp { AppID = "identity", AppDirPath = "./apps/dev/identity", AppPort = 5109, Command = ["run"], Env = new() { ["KEYS_FILE"] = "../../../.data/keys.json" } },
        ],
    };

    [Fact]
    public void Make_NoOptions_KeepsDeclaredPortsAndData()
    {
        var plan = Make(new() { Root = "/checkout" });

        Assert.Equal("/checkout/.data", plan.DataFolder);
        Assert.False(plan.OwnData);
        Assert.Equal(["/checkout/components/local"], plan.ResourceFolders);
        var edge = plan.Instances[0];
        Assert.Equal(("edge", 1, 5100, "/checkout/apps/edge", "/health/live"), (edge.AppId, edge.Index, edge.Ports.App, edge.Folder, edge.HealthCheckPath));
        Assert.Equal("http://localhost:5103", edge.Environment["Backends__pipeline"]);
        Assert.Equal("../../.data/media", edge.Environment["MediaStore__Folder"]);
    }

    [Fact]
    public void Make_AppEnvNamesACommonVariable_AppWins() =>
        Assert.Equal("../../.data/other", Make(new() { Root = "/checkout" }).Instances[1].Environment["MediaStore__Folder"]);

    [Fact]
    public void Make_AutoPorts_RewritesEveryAddress()
    {
        var plan = Make(new() { Root = "/checkout", AutoPorts = true });

        Assert.Equal($"http://localhost:{plan.Instances[1].Ports.App}", plan.Instances[0].Environment["Backends__pipeline"]);
        Assert.All(plan.Instances, instance => Assert.Equal($"http://localhost:{plan.Instances[2].Ports.App}", instance.Environment["Auth__Authority"]));
        Assert.Equal(9, plan.Instances.SelectMany(instance => new[] { instance.Ports.App, instance.Ports.DaprHttp, instance.Ports.DaprGrpc }).Distinct().Count());
    }

    [Fact]
    public void Make_OwnData_RewritesPathsAtBothDepths()
    {
        var plan = Make(new() { Root = "/checkout", DataFolder = "/elsewhere" });

        Assert.True(plan.OwnData);
        Assert.Equal("/elsewhere/media", plan.Instances[0].Environment["MediaStore__Folder"]);
        Assert.Equal("/elsewhere/keys.json", plan.Instances[2].Environment["KEYS_FILE"]);
    }

    [Fact]
    public void Make_Replicas_ListsEveryOneForTheBalancerAndTheFirstForOthers()
    {
        var plan = Make(new() { Root = "/checkout", Replicas = new Dictionary<string, int> { ["pipeline"] = 2, ["identity"] = 2 } });

        var pipelines = plan.Instances.Where(instance => instance.AppId == "pipeline").ToList();
        Assert.Equal(["pipeline", "pipeline-2"], pipelines.Select(instance => instance.Name));
        Assert.Equal($"http://localhost:5103;http://localhost:{pipelines[1].Ports.App}", plan.Instances[0].Environment["Backends__pipeline"]);
        Assert.Equal("http://localhost:5109", plan.Instances[0].Environment["Auth__Authority"]);
    }

    [Fact]
    public void Make_Always_GivesEachInstanceItsOwnTokensAndPorts()
    {
        var instance = Make(new() { Root = "/checkout" }).Instances[0];

        Assert.Equal(instance.DaprApiToken, instance.Environment["DAPR_API_TOKEN"]);
        Assert.Equal(instance.AppApiToken, instance.Environment["APP_API_TOKEN"]);
        Assert.NotEqual(instance.DaprApiToken, instance.AppApiToken);
        Assert.Equal($"{instance.Ports.DaprHttp}", instance.Environment["DAPR_HTTP_PORT"]);
        Assert.Equal($"{instance.Ports.DaprGrpc}", instance.Environment["DAPR_GRPC_PORT"]);
        Assert.Equal("5100", instance.Environment["APP_PORT"]);
    }

    [Fact]
    public void Make_OnlyAndWithout_LeaveAddressesOfAbsentAppsAsDeclared()
    {
        var plan = Make(new() { Root = "/checkout", AutoPorts = true, Only = ["edge", "identity"], Without = ["identity"] });

        var edge = Assert.Single(plan.Instances);
        Assert.Equal("http://localhost:5103", edge.Environment["Backends__pipeline"]);
    }

    [Fact]
    public void Make_UnknownApp_NamesTheKnownOnes()
    {
        var problem = Assert.Throws<LauncherException>(() => Make(new() { Root = "/checkout", Without = ["pipelines"] }));

        Assert.Contains("'pipelines'", problem.Message, StringComparison.Ordinal);
        Assert.Contains("edge, pipeline, identity", problem.Message, StringComparison.Ordinal);
    }

    private Plan Make(PlanOptions options) => Plan.Make(file, options, new Counting());

    private sealed class Counting : IPortChooser
    {
        private int last = 20000;

        public int Next() => ++last;
    }
}

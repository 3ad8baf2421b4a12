using EduStream.Tests.Conventions.House;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace EduStream.Tests.Conventions.Names;

/// <summary><c>dapr.yaml</c> must be what the real <c>dapr run -f .</c> reads: its fields are listed in the documentation of the multi-app run template.</summary>
public sealed class RunFileTests
{
    private static readonly string[] SharedFields =
    [
        "configFilePath", "appProtocol", "apiListenAddresses", "enableProfiling", "logLevel", "appMaxConcurrency", "placementHostAddress", "schedulerHostAddress",
        "resourcesPath", "resourcesPaths", "maxBodySize", "readBufferSize", "enableAppHealthCheck", "appHealthCheckPath", "appHealthProbeInterval", "appHealthProbeTimeout",
        "appHealthThreshold", "enableApiLogging", "runtimePath", "env", "daprdLogDestination", "appLogDestination",
    ];

    private static readonly string[] AppFields =
    [
        .. SharedFields, "appID", "appDirPath", "appChannelAddress", "appPort", "daprHTTPPort", "daprGRPCPort", "daprInternalGRPCPort", "profilePort", "metricsPort", "unixDomainSocket",
        "command",
    ];

    [Fact]
    public void Every_field_is_one_that_the_real_dapr_knows()
    {
        Assert.Equal("1", DaprYaml.RunFile.Text("version"));
        Findings.None(DaprYaml.RunFile.Keys().Except(["version", "common", "apps"]));
        Findings.None(((YamlMappingNode)DaprYaml.RunFile["common"]).Keys().Except(SharedFields));
        Findings.None(DaprYaml.Apps.SelectMany(app => app.Keys()).Except(AppFields));
    }

    [Fact]
    public void Every_app_has_an_env_since_the_dapr_cli_writes_into_it() =>
        Assert.All(DaprYaml.Apps, app => Assert.IsType<YamlMappingNode>(app["env"]));

    [Fact]
    public void Every_folder_exists_and_every_port_is_used_once()
    {
        Assert.All(DaprYaml.Folders.Values, folder => Assert.True(Repository.Exists(folder), folder));
        Assert.Equal(DaprYaml.Apps.Count, DaprYaml.Apps.Select(app => app.Text("appPort")).Distinct().Count());
        Assert.All((YamlSequenceNode)DaprYaml.RunFile["common"]["resourcesPaths"], path => Assert.True(Repository.Exists(((YamlScalarNode)path).Value!)));
    }

    [Fact]
    public void Commands_run_built_programs_of_their_own_project() =>
        Assert.All(DaprYaml.Apps, app =>
        {
            var command = ((YamlSequenceNode)app["command"]).Select(word => ((YamlScalarNode)word).Value!).ToList();
            if (command[0] == "dotnet")
            {
                var assembly = Path.GetFileNameWithoutExtension(Project.All.Single(project => project.Folder == DaprYaml.Folders[app.Text("appID")]).Path);
                Assert.Equal(["dotnet", $"../../artifacts/bin/{assembly}/release/{assembly}.dll"], command);
            }
            else
            {
                Assert.Equal("node", command[0]);
                Assert.True(Repository.Exists(Path.Combine(DaprYaml.Folders[app.Text("appID")], command[1])));
            }
        });

    [Fact]
    public void Ports_in_the_system_map_are_those_of_the_run_file()
    {
        var map = Repository.Read("apps/README.md");

        Assert.All(DaprYaml.Apps, app => Assert.Matches($@"\| `{app.Text("appID")}`[^\n]*\| {app.Text("appPort")} \|", map));
    }
}

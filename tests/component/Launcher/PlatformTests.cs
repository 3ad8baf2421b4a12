using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;
using EduStream.Launcher;
using EduStream.Launcher.Data;
using EduStream.Launcher.Planning;
using EduStream.Launcher.Running;
using Xunit;

namespace EduStream.Tests.Component.Launcher;

public sealed class PlatformTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Every_app_starts_after_the_runtime_with_its_ports_and_tokens_and_the_log_names_it()
    {
        using var fake = new FakePlatform(("one", "plain"), ("two", "plain"));
        var log = new StringWriter();
        var platform = Platform.Start(fake.Options, log, colours: false);
        await platform.WaitHealthyAsync(TestContext.Current.CancellationToken);

        var state = RunState.Read(fake.DataFolder)!;
        Assert.True(state.Healthy);
        Assert.Equal("runtime", fake.Starts[0]);
        Assert.Equal(Environment.ProcessId, state.LauncherPid);
        var two = state.Of("two");
        using var http = new HttpClient();
        var environment = JsonElement.Parse(await http.GetStringAsync(new Uri(two.Address, "env")));
        var configured = fake.RuntimeConfig.GetProperty("apps")[1];
        Assert.Equal(configured.GetProperty("apiToken").GetString(), environment.GetProperty("DAPR_API_TOKEN").GetString());
        Assert.Equal(configured.GetProperty("appApiToken").GetString(), environment.GetProperty("APP_API_TOKEN").GetString());
        Assert.Equal($"{two.DaprGrpcPort}", environment.GetProperty("DAPR_GRPC_PORT").GetString());
        await platform.DisposeAsync();
        Assert.Contains("two     | listening two", log.ToString(), StringComparison.Ordinal);
        Assert.Contains("listening two", await File.ReadAllTextAsync(Path.Combine(fake.DataFolder, "logs", "two.log")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_killed_app_and_a_killed_runtime_come_back_on_the_same_ports()
    {
        using var fake = new FakePlatform(("one", "plain"));
        await using var platform = Platform.Start(fake.Options, merged: null, colours: false);
        await platform.WaitHealthyAsync(TestContext.Current.CancellationToken);
        var before = platform.State;

        foreach (var process in before.Processes)
        {
            Process.GetProcessById(process.Pid).Kill();
        }

        await Until(() => platform.State is { Healthy: true } now && now.Processes.All(process => process.Restarts == 1));
        Assert.Equal(before.Processes.Select(Ports), platform.State.Processes.Select(Ports));
        Assert.Empty(before.Processes.Select(process => process.Pid).Intersect(platform.State.Processes.Select(process => process.Pid)));

        static (int?, int?, int?) Ports(RunningProcess process) => (process.AppPort, process.DaprHttpPort, process.DaprGrpcPort);
    }

    [Fact]
    public async Task Stopping_asks_the_apps_first_kills_those_that_do_not_listen_and_leaves_nothing()
    {
        using var fake = new FakePlatform(("polite", "plain"), ("stubborn", "stubborn"));
        var platform = Platform.Start(fake.Options with { StopLimit = TimeSpan.FromSeconds(1) }, merged: null, colours: false);
        await platform.WaitHealthyAsync(TestContext.Current.CancellationToken);
        var pids = platform.State.Processes.Select(process => process.Pid).ToList();

        await platform.DisposeAsync();

        Assert.Equal(["polite", "stubborn"], fake.Stops.Take(2).Order());
        Assert.Equal("runtime", fake.Stops[^1]);
        Assert.All(pids, pid => Assert.False(Directory.Exists($"/proc/{pid}")));
        Assert.Null(RunState.Read(fake.DataFolder));
    }

    [Fact]
    public async Task Stopping_while_everything_starts_leaves_nothing()
    {
        using var fake = new FakePlatform(("one", "plain"), ("two", "plain"));
        var platform = Platform.Start(fake.Options, merged: null, colours: false);
        await Until(() => fake.Starts.Count > 0);

        await platform.DisposeAsync();

        Assert.All(platform.State.Processes, process => Assert.Equal(0, process.Pid));
        Assert.Null(RunState.Read(fake.DataFolder));
    }

    [Fact]
    public async Task An_app_that_cannot_start_is_named_with_its_last_words()
    {
        using var fake = new FakePlatform(("one", "broken"));
        await using var platform = Platform.Start(fake.Options, merged: null, colours: false);

        var problem = await Assert.ThrowsAsync<LauncherException>(() => platform.WaitHealthyAsync(TestContext.Current.CancellationToken));

        Assert.StartsWith("one does not start.", problem.Message, StringComparison.Ordinal);
        Assert.Contains("no such setting", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_port_in_use_is_one_sentence_and_starts_nothing()
    {
        using var fake = new FakePlatform(("one", "plain"));
        var taken = new TcpListener(System.Net.IPAddress.Loopback, 5400);
        taken.Start();
        try
        {
            var problem = Assert.Throws<LauncherException>(() => Platform.Start(fake.Options with { AutoPorts = false }, merged: null, colours: false));

            Assert.StartsWith("Port 5400 for one is in use", problem.Message, StringComparison.Ordinal);
            Assert.Empty(fake.Starts);
        }
        finally
        {
            taken.Dispose();
        }
    }

    [Fact]
    public void A_missing_build_is_one_sentence_and_frees_the_data_folder()
    {
        using var fake = new FakePlatform(("one", "plain"));
        var options = fake.Options with { RuntimeCommand = ["dotnet", "artifacts/none.dll", "--config"] };

        for (var attempt = 0; attempt < 2; attempt++)
        {
            var problem = Assert.Throws<LauncherException>(() => Platform.Start(options, merged: null, colours: false));
            Assert.StartsWith("runtime is not built: artifacts/none.dll is missing", problem.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_missing_program_is_one_sentence()
    {
        using var fake = new FakePlatform(("one", "plain"));

        var problem = Assert.Throws<LauncherException>(() => Platform.Start(fake.Options with { RuntimeCommand = ["no-such-program"] }, merged: null, colours: false));

        Assert.StartsWith("The program no-such-program is missing", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_own_data_folder_gets_a_copy_of_the_components_that_names_it()
    {
        using var fake = new FakePlatform(("one", "plain"));
        var data = Path.Combine(fake.Options.Root, "elsewhere");
        await File.WriteAllTextAsync(Path.Combine(fake.Options.Root, "components", "secretstore.yaml"), "value: .data/secrets.json");
        await using var platform = Platform.Start(fake.Options with { DataFolder = data }, merged: null, colours: false);
        await platform.WaitHealthyAsync(TestContext.Current.CancellationToken);

        var folder = JsonElement.Parse(await File.ReadAllTextAsync(Path.Combine(data, "runtime.json"))).GetProperty("resourceFolders")[0].GetString()!;
        Assert.Equal($"value: {data}/secrets.json", await File.ReadAllTextAsync(Path.Combine(folder, "secretstore.yaml")));
        Assert.True(File.Exists(Path.Combine(data, "secrets.json")));
    }

    private static async Task Until(Func<bool> holds)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!holds())
        {
            await Task.Delay(20, limit.Token);
        }
    }
}

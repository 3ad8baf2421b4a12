using EduStream.Contracts.Progress;
using EduStream.Launcher.Clients;
using EduStream.Launcher.Data;
using EduStream.Launcher.Processes;
using EduStream.Testing;
using EduStream.Testing.Media;
using EduStream.Tests.E2E.Platforms;
using Xunit;

namespace EduStream.Tests.E2E.Starting;

public sealed class LauncherTests
{
    [Fact(Timeout = 300_000)]
    public async Task A_launcher_that_is_killed_leaves_no_orphan_and_its_data_folder_starts_again()
    {
        await using var platform = await PlatformFixture.StartAsync();
        var pids = platform.State.Processes.Select(process => process.Pid).ToList();

        platform.KillLauncher();

        await Eventually.TrueAsync(() => !pids.Any(pid => Directory.Exists($"/proc/{pid}")), TimeSpan.FromSeconds(10));
        var (exitCode, said) = await RunAsync("down", "--data", platform.DataFolder);
        Assert.Equal(0, exitCode);
        Assert.Contains("Nothing runs", said, StringComparison.Ordinal);
    }

    [Fact(Timeout = 300_000)]
    public async Task Down_stops_a_platform_and_a_second_one_on_its_folder_is_refused()
    {
        await using var platform = await PlatformFixture.StartAsync();

        var (refused, sentence) = await RunAsync("up", "--data", platform.DataFolder, "--ports", "auto", "--root", Repository.Root);
        var (stopped, said) = await RunAsync("down", "--data", platform.DataFolder);

        Assert.Equal(1, refused);
        Assert.Contains($"already runs on {platform.DataFolder} (process {platform.LauncherPid})", sentence, StringComparison.Ordinal);
        Assert.Equal(0, stopped);
        Assert.Contains("EduStream is down.", said, StringComparison.Ordinal);
        Assert.Null(RunState.Read(platform.DataFolder));
        Assert.Equal(0, await platform.StopAsync());
    }

    [Fact(Timeout = 600_000)]
    public async Task Two_replicas_of_the_worker_share_one_video()
    {
        await using var platform = await PlatformFixture.StartAsync(["--replicas", "pipeline=2"]);
        using var instructor = await Person.SignedInAsync(platform.Edge, "instructor", TestContext.Current.CancellationToken);
        using var clips = new TestClips();

        var (_, videoId, end) = await Publish.EndAsync(instructor, await clips.LectureAsync(70));

        Assert.Equal(ProgressState.Published, end.State);
        Assert.NotNull((await instructor.VideoAsync(videoId, TestContext.Current.CancellationToken)).Published);
        Assert.All((string[])["pipeline.log", "pipeline-2.log"], log =>
            Assert.Contains("is encoded", SharedFile.Read(Path.Combine(platform.DataFolder, "logs", log)), StringComparison.Ordinal));
    }

    private static async Task<(int? ExitCode, string Said)> RunAsync(params string[] words)
    {
        var lines = new System.Collections.Concurrent.ConcurrentQueue<string>();
        await using var process = await ChildProcess.StartAsync(PlatformFixture.Command(words[0], words[1..]), Repository.Root, new Dictionary<string, string>(), lines.Enqueue);
        await process.WaitAsync();
        return (process.ExitCode, string.Join('\n', lines));
    }
}

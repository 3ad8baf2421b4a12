using System.Text.Json;
using EduStream.Launcher.Data;
using EduStream.Launcher.Processes;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.E2E.Demo;

public sealed class DemoTests
{
    [Fact(Timeout = 600_000)]
    public async Task The_demo_publishes_a_clip_plays_it_reports_what_it_measured_and_leaves_nothing_running()
    {
        using var data = new TemporaryFolder();
        var lines = new List<string>();
        await using var demo = await ChildProcess.StartAsync(
            PlatformFixture.Command("demo", "--once", "--json", "--sample-seconds", "10", "--data", data.Path, "--ports", "auto", "--root", Repository.Root),
            Repository.Root,
            new Dictionary<string, string>(),
            line =>
            {
                lock (lines)
                {
                    lines.Add(line);
                }
            });
        await demo.WaitAsync(TestContext.Current.CancellationToken);

        Assert.True(demo.ExitCode == 0, string.Join('\n', lines));
        var report = JsonElement.Parse(lines.Single(line => line.StartsWith('{')));
        foreach (var measured in (string[])["uploadSeconds", "firstPlayableSeconds", "publishedSeconds", "encodeRealtimeFactor", "startupSeconds"])
        {
            Assert.True(report.GetProperty(measured).GetDouble() > 0, measured);
        }

        Assert.InRange(report.GetProperty("mediaSeconds").GetDouble(), 9.9, 10.2);
        Assert.InRange(report.GetProperty("startupSeconds").GetDouble(), 0, 20);
        Assert.True(report.GetProperty("firstPlayableSeconds").GetDouble() < report.GetProperty("publishedSeconds").GetDouble() + 30);
        var pictures = report.GetProperty("renditions").EnumerateArray().Where(rendition => rendition.TryGetProperty("height", out _)).ToList();
        Assert.True(pictures.Count >= 3, "A lecture of 720 lines has at least three renditions.");
        Assert.All(report.GetProperty("renditions").EnumerateArray(), rendition => Assert.True(rendition.GetProperty("bytes").GetInt64() > 0 && rendition.GetProperty("averageBitrate").GetInt64() > 0));
        var playback = report.GetProperty("playback");
        Assert.True(playback.GetProperty("framesDecoded").GetInt32() > 150);
        Assert.True(playback.GetProperty("renditionsSeen").GetArrayLength() >= 2);
        Assert.Equal("org.w3.clearkey", playback.GetProperty("keySystem").GetString());
        Assert.True(playback.GetProperty("startupMs").GetDouble() > 0);
        var processes = report.GetProperty("processes").EnumerateArray().ToDictionary(process => process.GetProperty("appId").GetString()!, process => process.GetProperty("rssMb").GetDouble());
        Assert.Superset(new HashSet<string> { "catalog", "uploads", "pipeline", "licensing", "playback", "webhooks", "edge", "identity", "runtime" }, processes.Keys.ToHashSet());
        Assert.InRange(processes.Values.Sum(), 100, 1500);
        Assert.Null(RunState.Read(data.Path));
    }
}

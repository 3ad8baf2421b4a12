using EduStream.Contracts;
using EduStream.Launcher.Clients;
using EduStream.Media;
using EduStream.Media.Processes;
using EduStream.Tests.E2E.Platforms;
using Xunit;

namespace EduStream.Tests.E2E.Playback;

/// <summary>What lies in the media store is of no use without a key.</summary>
[Collection(SharedPlatform.Name)]
public sealed class CiphertextTests(SharedPlatform shared)
{
    private readonly MediaTools tools = new();

    [Fact]
    public async Task Segments_on_disk_decode_with_the_key_and_not_without()
    {
        using var folder = new TemporaryFolder();
        await using var playback = await OpenPlayback.StartAsync(shared.Learner, shared.First.LessonId);
        var session = playback.Session;
        var keys = await Licences.KeysAsync(shared.Learner, session);
        var version = Path.Combine(shared.Platform.DataFolder, "media", MediaPaths.Version(session.VideoId, session.Version));
        var tracks = Directory.GetDirectories(version).Where(track => File.Exists(Path.Combine(track, "init.mp4"))).ToList();
        Assert.True(tracks.Count >= 4, "Three renditions of the picture and one of the sound.");

        foreach (var track in tracks)
        {
            // Init and one segment: ffmpeg fails to read longer concatenations of this kind, encrypted or not.
            var encrypted = Path.Combine(folder.Path, Path.GetFileName(track) + ".mp4");
            var clear = Path.Combine(folder.Path, Path.GetFileName(track) + "-clear.mp4");
            await File.WriteAllBytesAsync(encrypted, [.. await File.ReadAllBytesAsync(Path.Combine(track, "init.mp4")), .. await File.ReadAllBytesAsync(Directory.GetFiles(track, "*.m4s").Order().First())]);
            var kind = Path.GetFileName(track).Split('-')[MediaPaths.IsInstant(Path.GetFileName(track)) ? 1 : 0][0] == 'a' ? "audio" : "video";
            await DecryptAsync(encrypted, clear, kind, keys);

            Assert.True(await DecodesAsync(clear), $"{track} with its key");
            Assert.False(await DecodesAsync(encrypted), $"{track} without a key");
        }
    }

    private async Task<bool> DecodesAsync(string file)
    {
        var result = await tools.Runner.RunAsync(new ToolCommand(
            tools.Locator.Ffmpeg, ["-hide_banner", "-nostdin", "-v", "error", "-xerror", "-err_detect", "explode", "-i", $"file:{file}", "-f", "null", "-"], TimeSpan.FromMinutes(1)));
        return result.ExitCode == 0;
    }

    private async Task DecryptAsync(string from, string to, string stream, Dictionary<string, string> keys)
    {
        var labels = string.Join(',', keys.Select((key, index) => $"label={index}:key_id={key.Key}:key={key.Value}"));
        await tools.Runner.RequireAsync(new ToolCommand(
            tools.Locator.Packager, [$"in={from},stream={stream},output={to}", "--enable_raw_key_decryption", "--keys", labels], TimeSpan.FromMinutes(1)));
    }
}

using System.Buffers.Text;
using System.Text;
using EduStream.Launcher.Clients;
using EduStream.Testing.Media;
using EduStream.Tests.E2E.Platforms;
using Xunit;

namespace EduStream.Tests.E2E.Secrecy;

/// <summary>A content key is in nobody's hands but the licensing app's (wrapped) and, for an instant, the packager's.</summary>
[Collection(SharedPlatform.Name)]
public sealed class ContentKeyTests(SharedPlatform shared)
{
    [Fact(Timeout = 600_000)]
    public async Task No_content_key_is_in_history_databases_logs_media_or_command_lines()
    {
        Published published;
        IReadOnlyCollection<string> commands;
        using var clips = new TestClips();
        var file = await clips.LectureAsync(8);
        await using (var watch = new CommandLines())
        {
            published = await Publish.Async(shared.Instructor, file);
            commands = watch.Seen;
        }

        await using var playback = await OpenPlayback.StartAsync(shared.Learner, published.LessonId);
        var session = playback.Session;
        var keys = await Licences.KeysAsync(shared.Learner, session);
        Assert.Equal(3, keys.Count);
        Assert.Contains(commands, line => line.Contains("packager", StringComparison.Ordinal));

        var data = shared.Platform.DataFolder;
        var files = Directory.EnumerateFiles(data, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)).ToList();
        Assert.Contains(files, path => path.EndsWith("dapr.db", StringComparison.Ordinal));
        Assert.Contains(files, path => path.EndsWith("pipeline.log", StringComparison.Ordinal));
        var places = files.Select(path => (Name: path, Text: SharedFile.Read(path))).Concat(commands.Select(line => (Name: "command line", Text: line))).ToList();

        // That the search finds anything at all: the public ids are all over the place.
        Assert.All(keys.Keys, id => Assert.Contains(places, place => place.Text.Contains(id, StringComparison.OrdinalIgnoreCase)));
        foreach (var (id, key) in keys)
        {
            foreach (var form in Forms(key))
            {
                Assert.Empty(places.Where(place => place.Text.Contains(form, StringComparison.OrdinalIgnoreCase)).Select(place => $"key of {id} in {place.Name}"));
            }
        }
    }

    // Raw bytes, hexadecimal, and both alphabets of base64.
    private static IEnumerable<string> Forms(string key)
    {
        var bytes = Convert.FromHexString(key);
        yield return key;
        yield return Encoding.Latin1.GetString(bytes);
        yield return Convert.ToBase64String(bytes).TrimEnd('=');
        yield return Base64Url.EncodeToString(bytes);
        yield return Guid.ParseExact(key, "N").ToString("D");
    }
}

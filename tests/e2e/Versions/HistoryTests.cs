using System.Net;
using System.Net.Http.Json;
using EduStream.Contracts;
using EduStream.Launcher.Clients;
using EduStream.Testing;
using EduStream.Testing.Media;
using EduStream.Tests.E2E.Platforms;
using Xunit;

namespace EduStream.Tests.E2E.Versions;

/// <summary>Whatever becomes of a video, who watches it goes on with the files and keys of their version.</summary>
[Collection(SharedPlatform.Name)]
public sealed class HistoryTests(SharedPlatform shared)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    [Fact]
    public async Task A_video_is_replaced_published_anew_and_taken_back_while_somebody_watches_it()
    {
        using var clips = new TestClips();
        var (lessonId, video) = await Publish.Async(shared.Instructor, await clips.LectureAsync(4));
        await using var first = await OpenPlayback.StartAsync(shared.Learner, lessonId);
        var keys = await Licences.KeysAsync(shared.Learner, first.Session);
        Assert.Equal(1, first.Session.Version);

        // Replaced: a new upload into the same lesson.
        await Publish.UploadAsync(shared.Instructor, lessonId, await clips.LectureAsync(6), null, CancellationToken.None);
        await PointsToAsync(video.VideoId, 2);
        Assert.InRange((await shared.Instructor.VideoAsync(video.VideoId, CancellationToken.None)).DurationSeconds!.Value, 5.9, 6.2);
        await PlaysOnAsync(first.Session, keys);

        // Published anew from the second file.
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync(video.VideoId, "republish", new { }));
        await PointsToAsync(video.VideoId, 3);
        await PlaysOnAsync(first.Session, keys);
        await using (var third = await OpenPlayback.StartAsync(shared.Learner, lessonId))
        {
            Assert.Equal(3, third.Session.Version);
            Assert.Empty(keys.Keys.Intersect((await Licences.KeysAsync(shared.Learner, third.Session)).Keys));

            // Taken back.
            Assert.Equal(HttpStatusCode.NoContent, await PostAsync(video.VideoId, "rollback", new { version = 1 }));
            await PlaysOnAsync(third.Session, await Licences.KeysAsync(shared.Learner, third.Session));
        }

        await using var again = await OpenPlayback.StartAsync(shared.Learner, lessonId);
        Assert.Equal(1, again.Session.Version);
        Assert.Equal(keys, await Licences.KeysAsync(shared.Learner, again.Session));
    }

    private Task PointsToAsync(VideoId videoId, int version) =>
        Eventually.TrueAsync(async () => (await shared.Instructor.VideoAsync(videoId, CancellationToken.None)).Published == version, Limit, $"version {version} is published");

    private async Task<HttpStatusCode> PostAsync(VideoId videoId, string what, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/catalog/videos/{videoId}/{what}") { Content = JsonContent.Create(body) };
        using var answer = await shared.Instructor.SendAsync(request, HttpCompletionOption.ResponseContentRead, CancellationToken.None);
        return answer.StatusCode;
    }

    // Manifest, licence and every segment of one track.
    private async Task PlaysOnAsync(Catalog.PlaybackSession session, Dictionary<string, string> keys)
    {
        var client = shared.Learner.Client;
        Assert.Equal(keys, await Licences.KeysAsync(shared.Learner, session));
        var main = new Uri(shared.Learner.Edge, session.HlsUrl);
        var track = new Uri(main, (await client.GetStringAsync(main)).Split('\n').First(line => line.EndsWith(".m3u8", StringComparison.Ordinal)));
        var segments = (await client.GetStringAsync(track)).Split('\n').Where(line => line.EndsWith(".m4s", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(segments);
        foreach (var segment in segments)
        {
            Assert.NotEmpty(await client.GetByteArrayAsync(new Uri(track, segment)));
        }
    }
}

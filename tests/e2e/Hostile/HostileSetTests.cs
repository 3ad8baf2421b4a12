using System.Collections.Concurrent;
using EduStream.Contracts.Progress;
using EduStream.Contracts.Videos;
using EduStream.Launcher;
using EduStream.Launcher.Clients;
using EduStream.Testing;
using EduStream.Testing.Media.Dirty;
using EduStream.Tests.E2E.Platforms;
using Xunit;

namespace EduStream.Tests.E2E.Hostile;

/// <summary>The set of dirty and hostile files, uploaded by tus under nasty names, several at a time: each ends as promised, and nothing is left.</summary>
public sealed class HostileSetTests(HostilePlatform shared) : IClassFixture<HostilePlatform>
{
    private const int AtOnce = 4;

    [Fact(Timeout = 1_200_000)]
    public async Task Each_file_ends_published_or_refused_as_promised_and_nothing_is_left()
    {
        var cases = DirtySet.All.Where(dirty => !dirty.Costly).ToList();
        var wrong = new ConcurrentBag<string>();
        var before = shared.StoreFiles("media").Count;
        await Parallel.ForEachAsync(cases.Index(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (numbered, _) =>
        {
            var (number, dirty) = numbered;
            var file = await dirty.MakeAsync(shared.Clips);
            var (_, videoId, end) = await Publish.EndAsync(shared.Instructor, file, NastyNames.All[number % NastyNames.All.Count].Sent);
            var video = await shared.Instructor.VideoAsync(videoId, CancellationToken.None);
            var promised = dirty.Ending == Ending.Published
                ? end.State == ProgressState.Published && video is { State: VideoState.Published, Published: not null }
                : end.State == ProgressState.Failed && end.Sentence == dirty.Promise && video.State == VideoState.Failed && video.Sentence == dirty.Promise
                    && shared.StoreFiles($"media/{videoId}").Count == 0;
            if (!promised)
            {
                wrong.Add($"{dirty.Name}: {end.State}, {end.Sentence}");
            }
        });

        Assert.Empty(wrong);
        Assert.True(shared.StoreFiles("media").Count > before);
        await Eventually.TrueAsync(() => shared.RunningTools().Count == 0 && shared.ScratchFiles().Count == 0);
        await Eventually.TrueAsync(() => shared.StoreFiles("work").Count == 0); // swept behind the catalog's answer
    }

    [Fact]
    public async Task A_name_beyond_the_limit_of_metadata_is_refused_by_name()
    {
        var lesson = await shared.Instructor.NewLessonAsync("Tests", "Long name", TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<LauncherException>(
            () => TusUpload.CreateAsync(shared.Instructor, lesson.LessonId, NastyNames.TooLong, 1000, TestContext.Current.CancellationToken));

        Assert.Contains("invalid-metadata", refused.Message, StringComparison.Ordinal);
    }
}

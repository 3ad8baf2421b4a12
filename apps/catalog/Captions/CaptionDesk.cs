using EduStream.Catalog.Access;
using EduStream.Catalog.Database;
using EduStream.Contracts;
using EduStream.Contracts.Captions;
using EduStream.Media.Captions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EduStream.Catalog.Captions;

/// <summary>Takes captions in and away: files first, then the database, then the list for <c>edge</c>.</summary>
internal sealed class CaptionDesk(CatalogChanges changes, CaptionFiles files, CaptionLists lists, TimeProvider clock, ILogger<CaptionDesk> logger)
{
    /// <param name="accept">Looks at what is there inside the transaction; a problem refuses.</param>
    internal async Task<(CaptionTrack? Track, bool Replaced, ProblemHttpResult? Problem)> PutAsync(
        VideoId videoId, CaptionUpload upload, byte[] original, CaptionOutcome.Accepted accepted, (CaptionOrigin Origin, int? Version, string By) from,
        Func<CaptionSet, ProblemHttpResult?> accept, CancellationToken stop)
    {
        var (file, bytes) = await files.WriteAsync(videoId, original, accepted.Cues, stop);
        var draft = new CaptionDraft(upload.Language, upload.Label, upload.Kind, from.Origin, from.Version, file, bytes, accepted.Report, from.By);
        var done = await changes.RunAsync<(CaptionTrack? Track, bool Replaced, string[] Dropped, ProblemHttpResult? Problem)>(
            async db =>
            {
                var set = await FindAsync(db, videoId, stop) ?? db.CaptionSets.Add(new CaptionSet { VideoId = videoId }).Entity;
                var before = set.Tracks.Select(track => track.File).ToList();
                var replaced = set.Current(draft.Language) is not null;
                if (accept(set) is { } refusal)
                {
                    return (null, replaced, [], refusal);
                }

                if (!replaced && set.Tracks.Count(track => track.IsCurrent) >= CaptionSet.MostLanguages)
                {
                    return (null, replaced, [], CaptionProblems.TooManyLanguages);
                }

                var track = set.Replace(draft, clock.GetUtcNow());
                return (track, replaced, [.. before.Except(set.Tracks.Select(kept => kept.File))], null);
            },
            stop);
        if (done.Track is null)
        {
            await files.RemoveAsync(videoId, file, stop);
            return (null, done.Replaced, done.Problem);
        }

        logger.CaptionsChanged(videoId, draft.Language, done.Track.Revision, draft.Origin);
        await FinishAsync(videoId, done.Dropped, stop);
        return (done.Track, done.Replaced, null);
    }

    internal async Task<ProblemHttpResult?> RemoveAsync(VideoId videoId, string language, Func<CaptionTrack, ProblemHttpResult?> accept, CancellationToken stop)
    {
        var done = await changes.RunAsync<(string[] Dropped, ProblemHttpResult? Problem)>(
            async db =>
            {
                var set = await FindAsync(db, videoId, stop);
                if (set?.Current(language) is not { } track)
                {
                    return ([], CaptionProblems.NoSuchCaptions);
                }

                if (accept(track) is { } refusal)
                {
                    return ([], refusal);
                }

                string[] dropped = [.. set.Tracks.Where(found => found.Language == language).Select(found => found.File)];
                set.Remove(language);
                return (dropped, null);
            },
            stop);
        if (done.Problem is null)
        {
            logger.CaptionsRemoved(videoId, language);
            await FinishAsync(videoId, done.Dropped, stop);
        }

        return done.Problem;
    }

    internal static Task<CaptionSet?> FindAsync(CatalogDb db, VideoId videoId, CancellationToken stop) =>
        db.CaptionSets.Include(set => set.Tracks).SingleOrDefaultAsync(set => set.VideoId == videoId, stop);

    // The change is made: what fails from here on is caught up with, and must not look like a change that failed.
    private async Task FinishAsync(VideoId videoId, string[] dropped, CancellationToken stop)
    {
        try
        {
            await lists.WriteAsync(videoId, stop);
            foreach (var file in dropped)
            {
                await files.RemoveAsync(videoId, file, stop);
            }
        }
#pragma warning disable CA1031 // Each store has failures of its own.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            logger.ListsBehind(failure);
        }
    }
}

using EduStream.Contracts;
using EduStream.Contracts.Licensing;
using EduStream.Media;
using EduStream.Media.Copying;
using EduStream.Media.Encoding;
using EduStream.Media.Packaging;
using EduStream.Media.Planning;
using EduStream.PublishVideo.HeadStart;
using EduStream.PublishVideo.Work;

namespace EduStream.PublishVideo.Instant;

/// <summary>Makes picture and sound of one chunk of the instant stream, encrypted, in a local folder.</summary>
internal sealed class InstantParts(ChunkEncoder pictures, AudioEncoder sounds, SourceCopier copier, ChunkPackager packager, HeadFiles heads)
{
    /// <summary>Encodes them, unless that was done while the upload was on its way. A refusal when the source cannot be decoded.</summary>
    internal async Task<(Refusal? Refusal, IReadOnlyList<PackagedTrack> Tracks)> EncodeAsync(
        InstantPlan instant, UploadId uploadId, int chunk, string input, ScratchFolder folder, Task<ContentKeys> keys, Action<double> progress)
    {
        var (plan, from, to) = (instant.Work.Plan, folder.File("in"), folder.File("out"));
        List<Task<EncodeOutcome>> encodes = [];
        if (plan.Video.Count > 0 && !await heads.TryFetchAsync(uploadId, plan, chunk, from))
        {
            encodes.Add(pictures.EncodeAsync(plan, chunk, input, from, done => progress(done.Fraction)));
        }

        if (plan.Audio.Count > 0)
        {
            encodes.Add(sounds.EncodePartAsync(plan, chunk, input, from, instant.GainDecibels));
        }

        await Task.WhenAll([keys, .. encodes]);
        if (encodes.Select(encode => encode.Result).OfType<EncodeOutcome.Unreadable>().FirstOrDefault() is { } unreadable)
        {
            return (unreadable.Refusal, []);
        }

        List<PackagedTrack> tracks = [];
        if (plan.Video.Count > 0)
        {
            tracks.AddRange(await packager.PackageVideoAsync(plan, chunk, from, to, await keys));
        }

        if (plan.Audio.Count > 0)
        {
            tracks.AddRange(await packager.PackageAudioPartAsync(plan, chunk, from, to, await keys));
        }

        return (null, tracks);
    }

    /// <summary>Takes them from the source as they are. What does not fit is said for the log: the stream ends before it.</summary>
    /// <param name="first">Tracks of the first chunk, which players have the init segments of; null for the first chunk itself.</param>
    internal async Task<(string? Unfit, IReadOnlyList<PackagedTrack> Tracks)> CopyAsync(
        EncodingPlan plan, int chunk, string input, ScratchFolder folder, Task<ContentKeys> keys, IReadOnlyList<PackagedTrack>? first)
    {
        var (from, to) = (folder.File("in"), folder.File("out"));
        var copying = copier.CopyAsync(plan, chunk, input, from);
        await Task.WhenAll(copying, keys);
        if (await copying is not CopyOutcome.Copied copied)
        {
            return (((CopyOutcome.Unfit)await copying).Why, []);
        }

        var tracks = await packager.PackageCopyAsync(plan, copied, from, to, await keys);
        var same = first is null || tracks.All(track => first.Single(known => known.Init.Track == track.Init.Track).Init.Sha256 == track.Init.Sha256);
        return same ? (null, tracks) : ("its parameters change midway", []);
    }

    /// <summary>Can the first chunk be taken as it is? Samples of a source do not tell everything.</summary>
    internal async Task<bool> CanCopyAsync(EncodingPlan plan, string input, ScratchFolder folder) =>
        await copier.CopyAsync(plan, 0, input, folder.File("trial")) is CopyOutcome.Copied;
}

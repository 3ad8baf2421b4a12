using EduStream.Contracts;
using EduStream.Contracts.Presentation;
using EduStream.Media;
using EduStream.Media.Encoding;
using EduStream.Media.Packaging;
using EduStream.Media.Planning;
using EduStream.Media.Probing;
using EduStream.Media.Verifying;
using EduStream.PublishVideo.Work;

namespace EduStream.Tests.Component.Media.Dirty;

/// <summary>What became of a file: a plan and checked tracks, or a refusal.</summary>
/// <param name="Encoded">Folders of the encoded chunks, in order.</param>
/// <param name="Sound">Folder of the encoded sound; null when there is none.</param>
internal sealed record Treatment(Refusal? Refusal, EncodingPlan? Plan, IReadOnlyList<string> Encoded, string? Sound)
{
    /// <summary>All that the workflow's activities do with a file, one after the other, with the real programs.</summary>
    internal static async Task<Treatment> OfAsync(MediaFixture media, string file, Depth depth = Depth.Publish)
    {
        var found = await media.ProbeAsync(file);
        if (found is ProbeOutcome.Refused { Refusal: var refusal })
        {
            return new Treatment(refusal, null, [], null);
        }

        var plan = EncodingPlanner.Plan(Assert.IsType<ProbeOutcome.Accepted>(found).Source, new EncodingOptions { Preset = "ultrafast" });
        var treated = depth == Depth.Inspect ? new Treatment(null, plan, [], null) : await EncodeAsync(media, plan, file);
        if (depth == Depth.Publish && treated.Refusal is null)
        {
            await CheckPackagedAsync(media, plan, treated);
        }

        return treated;
    }

    private static async Task<Treatment> EncodeAsync(MediaFixture media, EncodingPlan plan, string file)
    {
        List<string> folders = [];
        foreach (var chunk in plan.Chunks())
        {
            folders.Add(media.Folder("chunk"));
            if (await media.Encoder.EncodeAsync(plan, chunk.Index, file, folders[^1]) is EncodeOutcome.Unreadable { Refusal: var refusal })
            {
                return new Treatment(refusal, plan, [], null);
            }
        }

        var sounds = plan.Sounds().Count == 0 ? null : media.Folder("sound");
        foreach (var sound in plan.Sounds())
        {
            if (await media.Sound.EncodeAsync(plan, sound.Index, file, sounds!) is EncodeOutcome.Unreadable { Refusal: var silent })
            {
                return new Treatment(silent, plan, [], null);
            }
        }

        return new Treatment(null, plan, folders, sounds);
    }

    private static async Task CheckPackagedAsync(MediaFixture media, EncodingPlan plan, Treatment treated)
    {
        var keys = MediaFixture.Keys(plan);
        var output = media.Folder("packaged");
        List<PackagedTrack> tracks = [];
        foreach (var (chunk, folder) in treated.Encoded.Index())
        {
            tracks.AddRange(await media.Packager.PackageVideoAsync(plan, chunk, folder, output, keys));
        }

        foreach (var sound in treated.Sound is null ? [] : plan.Sounds())
        {
            tracks.AddRange(await media.Packager.PackageAudioAsync(plan, sound.Index, treated.Sound!, output, keys));
        }

        List<SegmentEntry> segments = [.. tracks.SelectMany(track => track.Segments)];
        var document = PresentationBuilder.Build(new VideoId(Guid.Empty), 1, plan, [.. tracks.Select(track => track.Init).DistinctBy(init => init.Track)], segments);
        Assert.Empty(TimelineCheck.Check(plan, document, segments));
        foreach (var (index, track) in tracks.Index())
        {
            var decoded = await media.Verifier.DecodeAsync(plan, track.Init.Track, output, [.. track.Segments.Select(segment => segment.Time)], keys);
            Assert.Empty(plan.Audio.Any(audio => audio.Id == track.Init.Track) ? Expected.AudioFaults(plan, decoded) : Expected.Faults(plan, plan.Chunk(index / plan.Video.Count), decoded));
        }
    }
}

/// <summary>How far a file is taken.</summary>
internal enum Depth
{
    /// <summary>Inspected and planned.</summary>
    Inspect,

    /// <summary>Encoded too.</summary>
    Encode,

    /// <summary>Packaged, decrypted and decoded too.</summary>
    Publish,
}

using System.Buffers.Binary;
using EduStream.Contracts;
using EduStream.Contracts.Presentation;
using EduStream.Edge.Manifests;

namespace EduStream.Tests.Unit.Edge;

/// <summary>
/// A lecture of 14.5 s at 29.97 frames a second, packaged with one segment of lead-in (4.004 s):
/// <code>
/// picture |4.004   |8.008   |12.012  |16.016 |18.5      (30000 ticks a second)
/// sound   |4.004.. |8.0..   |12.0..  |16.0.. |18.5      (48000, cut where frames of 1024 samples end)
/// </code>
/// </summary>
internal static class SamplePresentation
{
    internal const string HdKey = "0a0b0c0d0e0f101112131415161718aa";
    internal const string SdKey = "1a1b1c1d1e1f202122232425262728bb";
    internal const string SoundKey = "2a2b2c2d2e2f303132333435363738cc";

    internal static readonly VideoId Video = VideoId.From(Guid.Parse("0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"));

    internal static readonly byte[] PlayReadyHeader = [0x0a, 0x00, 0x00, 0x00, 0x01, 0x00, 0x01, 0x00, 0x00, 0x00];

    internal static readonly ProtectionInfo Protection = new("cbcs",
    [
        new("edef8ba9-79d6-4ace-a3c8-27dcd51d21ed", Pssh("edef8ba9-79d6-4ace-a3c8-27dcd51d21ed", 0, [], [0x12, 0x02, 0x08, 0x01])),
        new("9a04f079-9840-4286-ab92-e65be0885f95", Pssh("9a04f079-9840-4286-ab92-e65be0885f95", 0, [], PlayReadyHeader)),
        new("94ce86fb-07ff-4f43-adb8-93d2fa968ca2", null),
        new("1077efec-c0b2-4d02-ace3-3c1e52e2fb4b", Pssh("1077efec-c0b2-4d02-ace3-3c1e52e2fb4b", 1, [HdKey, SdKey, SoundKey], [])),
    ]);

    internal static Presentation Encrypted(bool complete = true) => new(Document(complete, Protection), Index(complete));

    internal static Presentation Clear() => new(Document(true, null), Index(true));

    internal static PresentationDocument Document(bool complete, ProtectionInfo? protection)
    {
        string? Key(string keyId) => protection is null ? null : keyId;
        return new(1, Video, 3, 14.5, 4.004, 4.004, complete,
        [
            new("v1080", TrackKind.Video, "avc1.640028", 30000, "v1080/init.mp4", 2_400_000, 3_100_000, 4_350_000, Key(HdKey), 1920, 1080, "30000/1001"),
            new("v720", TrackKind.Video, "avc1.64001f", 30000, "v720/init.mp4", 1_200_000, 1_500_000, 2_175_000, Key(HdKey), 1280, 720, "30000/1001"),
            new("v360", TrackKind.Video, "avc1.64001e", 30000, "v360/init.mp4", 400_000, 520_000, 725_000, Key(SdKey), 640, 360, "30000/1001"),
            new("a128", TrackKind.Audio, "mp4a.40.2", 48000, "a128/init.mp4", 128_000, 131_000, 232_000, Key(SoundKey), SampleRate: 48000, Channels: 2, Language: "en"),
        ], protection);
    }

    /// <summary>English, German, a comment and a description, each in two qualities; without picture when that is not wanted.</summary>
    internal static Presentation ManySounds(bool picture = true)
    {
        var document = Document(true, Protection);
        var sounds = new[] { ("", "en", SoundRole.Main, "English"), ("-de", "de", SoundRole.Main, "Deutsch"), ("-en-2", "en", SoundRole.Commentary, "Prof. O'Neil & guests"), ("-en-3", "en", SoundRole.Description, "English (audio description)") }
            .SelectMany(sound => new[] { (Name: "a128", Bandwidth: 128_000), (Name: "a64", Bandwidth: 64_000) }.Select(rate => document.Tracks[^1] with
            {
                Id = rate.Name + sound.Item1,
                InitFile = $"{rate.Name}{sound.Item1}/init.mp4",
                AverageBandwidth = rate.Bandwidth,
                PeakBandwidth = rate.Bandwidth + 3000,
                Language = sound.Item2,
                Role = sound.Item3,
                Name = sound.Item4,
            }));
        PresentationTrack[] tracks = [.. picture ? document.Tracks.Take(3) : [], .. sounds];
        var index = Index(true).ToList();
        return new(document with { Tracks = tracks }, tracks.SelectMany(track => index.Where(entry => entry.Track == (track.Kind == TrackKind.Audio ? "a128" : track.Id)).Select(entry => entry with { Track = track.Id })));
    }

    /// <summary>The best and the leanest picture in HEVC and AV1 too, all with noted key frames.</summary>
    internal static Presentation ThreeCodecs()
    {
        var document = Document(true, Protection);
        PresentationTrack In(PresentationTrack track, string suffix, string codec, double share) => track with
        {
            Id = $"{track.Id}-{suffix}", Codec = codec, InitFile = $"{track.Id}-{suffix}/init.mp4", AverageBandwidth = (long)(track.AverageBandwidth * share), PeakBandwidth = (long)(track.PeakBandwidth * share),
        };
        var (best, leanest) = (document.Tracks[0], document.Tracks[2]);
        PresentationTrack[] tracks =
        [
            .. document.Tracks.Take(3), In(best, "hevc", "hvc1.1.6.L120.90", 0.65), In(leanest, "hevc", "hvc1.1.6.L90.90", 0.65), In(best, "av1", "av01.0.08M.08", 0.5),
            In(leanest, "av1", "av01.0.01M.08", 0.5), document.Tracks[3],
        ];
        var index = Index(true).ToList();
        return new(document with { Tracks = tracks }, tracks.SelectMany(track => index.Where(entry => entry.Track == track.Id.Split('-')[0]).Select(entry => entry with { Track = track.Id, KeyFrameEnd = 500 })));
    }

    /// <summary>With a rendition that has one segment, as long as all of the others' together, and key frames noted everywhere.</summary>
    internal static Presentation SlideMode()
    {
        var document = Document(true, Protection);
        var text = document.Tracks[1] with { Id = "v720-text", InitFile = "v720-text/init.mp4", FrameRate = "1000/1001", KeyId = SdKey, AverageBandwidth = 15_000, PeakBandwidth = 21_000 };
        return new(
            document with { TargetSegmentSeconds = 14.5, Tracks = [.. document.Tracks.Take(3), text, document.Tracks[3]] },
            Index(true).Append(new SegmentEntry(text.Id, 120120, 434880, 27_000)).Select(entry => entry with { KeyFrameEnd = 500 }));
    }

    internal static IEnumerable<SegmentEntry> Index(bool complete)
    {
        long[] picture = [120120, 120120, 120120, 74520];
        long[] sound = [192512, 191488, 192512, 119488];
        foreach (var (track, start, durations) in new[] { ("v1080", 120120L, picture), ("v720", 120120L, picture), ("v360", 120120L, picture), ("a128", 192512L, sound) })
        {
            var time = start;
            foreach (var duration in durations[..(complete ? 4 : 2)])
            {
                yield return new SegmentEntry(track, time, duration, 1000);
                time += duration;
            }
        }
    }

    internal static string Pssh(string systemId, byte version, string[] keyIds, byte[] data)
    {
        byte[] keys = [.. keyIds.SelectMany(Convert.FromHexString)];
        var box = new List<byte>();
        box.AddRange(Number(32 + (version > 0 ? 4 + keys.Length : 0) + data.Length));
        box.AddRange("pssh"u8.ToArray());
        box.AddRange([version, 0, 0, 0]);
        box.AddRange(Guid.Parse(systemId).ToByteArray(bigEndian: true));
        if (version > 0)
        {
            box.AddRange(Number(keyIds.Length));
            box.AddRange(keys);
        }

        box.AddRange(Number(data.Length));
        box.AddRange(data);
        return Convert.ToBase64String([.. box]);
    }

    private static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}

using EduStream.Contracts;
using EduStream.Contracts.Presentation;
using EduStream.Media.Packaging;
using EduStream.Media.Planning;
using EduStream.Media.Timing;
using EduStream.Media.Verifying;

namespace EduStream.Tests.Unit.Media.Packaging;

public class PresentationBuilderTests
{
    private const string PlayReady = "9a04f079-9840-4286-ab92-e65be0885f95";
    private static readonly EncodingPlan Whole = Sources.Plan(Sources.Of(320, 180, new Rational(30_000, 1001), seconds: 10));
    private static readonly EncodingPlan Plan = Whole with { Audio = [Whole.Audio[0]] };
    private static readonly InitSegment Picture = new(
        "v180", TrackKind.Video, "v180/init.mp4", "aa", "avc1.64000d", 90_000, 320, 180, null, null, "cbcs", "11111111111111111111111111111111", [new("1077efec-c0b2-4d02-ace3-3c1e52e2fb4b", "AAAA"), new(PlayReady, "BBBB")]);

    private static readonly InitSegment Sound = Picture with { Track = "a128", Kind = TrackKind.Audio, File = "a128/init.mp4", Codec = "mp4a.40.2", KeyId = "33333333333333333333333333333333", Width = null, Height = null, SampleRate = 48_000, Channels = 2 };

    /// <summary>4.004 + 4.004 + 2.002 s of picture, 10.005 s of sound.</summary>
    private static readonly SegmentEntry[] Segments =
    [
        new("v180", 360_360, 360_360, 100_000), new("v180", 720_720, 360_360, 50_000), new("v180", 1_081_080, 180_180, 30_000),
        new("a128", 360_360, 360_960, 60_000), new("a128", 721_320, 360_960, 60_000), new("a128", 1_082_280, 180_480, 30_000),
    ];

    [Fact]
    public void Build_TwoTracks_DescribesThem()
    {
        var document = Build([Picture, Picture, Sound], Segments);

        Assert.Equal(["v180", "a128"], document.Tracks.Select(track => track.Id));
        Assert.Equal(4.004, document.TimelineStartSeconds, 9);
        Assert.Equal(4.004, document.TargetSegmentSeconds, 9);
        Assert.Equal(902_400 / 90_000.0, document.DurationSeconds, 6);
        var track = document.Tracks[0];
        Assert.Equal((320, 180, "30000/1001", 180_000L), (track.Width, track.Height, track.FrameRate, track.TotalBytes));
        Assert.Equal((long)Math.Ceiling(180_000 * 8 / 10.01), track.AverageBandwidth);
        Assert.Equal((long)Math.Ceiling(100_000 * 8 / 4.004), track.PeakBandwidth);
        Assert.Equal((48_000, 2, "en"), (document.Tracks[1].SampleRate, document.Tracks[1].Channels, document.Tracks[1].Language));
        Assert.Equal((SoundRole.Main, "English"), (document.Tracks[1].Role, document.Tracks[1].Name));
        Assert.Empty(TimelineCheck.Check(Plan, document, Segments));
    }

    [Fact]
    public void Build_SegmentsThatAreLongerThanTheGrid_SayForHowLongEveryPlaylistIsValid() =>
        Assert.Equal(10.01, Build([Picture, Sound], [new("v180", 360_360, 900_900, 100_000), .. Segments[3..]]).TargetSegmentSeconds, 9);

    [Fact]
    public void Build_PlayReady_ListsEveryKeyOfTheVersion()
    {
        var box = Convert.FromBase64String(Build([Picture, Sound], Segments).Protection!.Systems.Single(system => system.SystemId == PlayReady).Pssh!);
        var header = System.Text.Encoding.Unicode.GetString(box.AsSpan(42));

        Assert.Equal(box.Length, (box[2] << 8) | box[3]);
        Assert.Contains("VALUE=\"EREREREREREREREREREREQ==\"", header, StringComparison.Ordinal);
        Assert.Contains("VALUE=\"MzMzMzMzMzMzMzMzMzMzMw==\"", header, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_InitSegmentsThatDiffer_IsRefused() =>
        Assert.Throws<InvalidDataException>(() => Build([Picture, Picture with { Sha256 = "bb" }, Sound], Segments));

    [Fact]
    public void Build_MissingParts_IsRefused()
    {
        Assert.Throws<InvalidDataException>(() => Build([Picture], Segments));
        Assert.Throws<InvalidDataException>(() => Build([Picture, Sound], [.. Segments.Take(3)]));
    }

    [Fact]
    public void Build_Clear_HasNoProtection() =>
        Assert.Null(Build([Picture with { Scheme = null, KeyId = null }, Sound with { Scheme = null, KeyId = null }], Segments).Protection);

    [Fact]
    public void Check_GapOverlapAndShortTracks_AreNamed()
    {
        var document = Build([Picture, Sound], Segments);

        Assert.Equal(["v180: a segment starts at 1081080, the one before ends at 720720."], TimelineCheck.Check(Plan, document, [.. Segments.Where(segment => segment.Time != 720_720)]));
        Assert.Equal(["v180: ends at 1081080 instead of 1261260."], TimelineCheck.Check(Plan, document, [.. Segments.Where(segment => segment.Time != 1_081_080)]));
        Assert.Equal(2, TimelineCheck.Check(Plan, document, [.. Segments.Take(5), Segments[5] with { Duration = 90_000, Bytes = 0 }]).Count);
        Assert.Equal(["v180 is missing."], TimelineCheck.Check(Plan, document with { Tracks = [document.Tracks[1]] }, Segments));
        Assert.Contains("a128 is not planned.", TimelineCheck.Check(Plan with { Audio = [] }, document, Segments));
    }

    private static PresentationDocument Build(IReadOnlyList<InitSegment> inits, IReadOnlyList<SegmentEntry> segments) =>
        PresentationBuilder.Build(new VideoId(Guid.Empty), 3, Plan, inits, segments);
}

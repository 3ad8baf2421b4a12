using EduStream.Contracts.Storyboards;
using EduStream.Edge.Manifests.Dash;
using EduStream.Edge.Storyboards;
using EduStream.Media.Sampling;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Unit.Edge;

public sealed class StoryboardTests
{
    // 13 tiles of 10 s on sheets of 3 x 2: the third sheet holds one tile.
    private static readonly StoryboardDocument Storyboard = new(1, 160, 90, 3, 2, 10, 13, 3, 45_000);

    [Fact]
    public void Hls_names_every_sheet_and_the_last_ends_with_the_video()
    {
        Golden.Check("storyboard.m3u8", ImagePlaylist.Write(Storyboard, 124.5));
        Assert.Equal("#EXT-X-IMAGE-STREAM-INF:BANDWIDTH=6000,RESOLUTION=160x90,CODECS=\"jpeg\",URI=\"storyboard.m3u8\"", ImagePlaylist.StreamLine(Storyboard));
    }

    [Fact]
    public void An_mpd_has_a_set_of_tiled_thumbnails()
    {
        var mpd = MpdWriter.Write(SamplePresentation.Encrypted(), DateTimeOffset.UnixEpoch, thumbnails: ThumbnailSet.Of(Storyboard));

        Golden.Check("thumbnails.mpd", mpd[mpd.IndexOf("<AdaptationSet id=\"1000\"", StringComparison.Ordinal)..]);
    }

    [Fact]
    public void A_cue_names_the_place_of_its_tile() => Golden.Check("storyboard.vtt", StoryboardTrack.Write(Storyboard, 124.5));

    [Fact]
    public void A_tile_after_the_end_has_no_cue() => Assert.DoesNotContain("00:02:00", StoryboardTrack.Write(Storyboard, 119.9), StringComparison.Ordinal);

    [Fact]
    public void Times_of_long_videos_count_hours_beyond_a_day() =>
        Assert.Contains("30:00:00.000 --> ", StoryboardTrack.Write(Storyboard with { TileSeconds = 3600, Tiles = 31 }, 31 * 3600), StringComparison.Ordinal);
}

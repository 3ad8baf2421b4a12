using EduStream.Edge.Manifests;
using EduStream.Edge.Manifests.Hls;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Unit.Edge;

public sealed class IFramePlaylistTests
{
    private static readonly Presentation Noted = Of(complete: true);

    [Fact]
    public void Key_frames_are_byte_ranges_of_the_segments() =>
        Golden.Check("v720-iframes.m3u8", IFramePlaylist.Write(Noted, IFramePlaylist.TrackOf(Noted, "v720-iframes")!));

    [Fact]
    public void Every_picture_rendition_has_a_line() => Golden.Check("iframe-lines.m3u8", string.Join('\n', IFramePlaylist.StreamLines(Noted)) + "\n");

    [Theory]
    [InlineData("v720")]
    [InlineData("a128-iframes")]
    [InlineData("v999-iframes")]
    [InlineData("-iframes")]
    public void Other_names_are_none(string name) => Assert.Null(IFramePlaylist.TrackOf(Noted, name));

    [Fact]
    public void Old_indexes_and_growing_versions_have_none()
    {
        Assert.Empty(IFramePlaylist.StreamLines(SamplePresentation.Encrypted()));
        Assert.Null(IFramePlaylist.TrackOf(SamplePresentation.Encrypted(), "v720-iframes"));
        Assert.Empty(IFramePlaylist.StreamLines(Of(complete: false)));
    }

    private static Presentation Of(bool complete) => new(
        SamplePresentation.Document(complete, SamplePresentation.Protection),
        SamplePresentation.Index(complete).Select(segment => segment.Track == "a128" ? segment : segment with { KeyFrameEnd = 600 + (segment.Time / 120120) }));
}

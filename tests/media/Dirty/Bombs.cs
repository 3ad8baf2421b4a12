using EduStream.Testing.Media.Surgery;

namespace EduStream.Testing.Media.Dirty;

/// <summary>Small files that unpack to something huge.</summary>
internal static class Bombs
{
    private const string Undecodable = "The picture in this file cannot be decoded. Export the recording as MP4 (H.264) and upload that.";
    private const string PartUndecodable = "A part of this recording cannot be decoded. Check that it plays to the end on your computer, export it as MP4 (H.264) and upload that.";

    internal static IReadOnlyList<DirtyCase> Cases { get; } =
    [
        DirtyCase.Refused("PNG of 16384x16384 in a track of 320x180", Undecodable, clips => clips.BytesAsync(Frames("MPNG", [], Png.Black(16_384, 16_384)))),
        DirtyCase.Refused("PNG of 16384x16384 behind good pictures", PartUndecodable, clips => clips.BytesAsync(Frames("MPNG", [], Png.Black(320, 180), Png.Black(16_384, 16_384)))),
        DirtyCase.Refused("JPEG that claims 16384x16384", Undecodable, JpegAsync),
        DirtyCase.Published("frames packed with zlib", "unpacked", clips => clips.BytesAsync(Frames("I420", [Matroska.Zlib], Png.Zlib(new byte[320 * 180 * 3 / 2])))),
        DirtyCase.Refused("frames packed with zlib that unpack to a gigabyte", Undecodable, clips => clips.BytesAsync(Frames("I420", [Matroska.Zlib], Png.Zlib(new byte[1_000_000_000])))) with { Costly = true },
        DirtyCase.Refused(
            "8192x8192 at 1000 pictures a second for an hour",
            "The video is too long for a picture of this size and frame rate. Export it at 1080p with 30 pictures a second, or split it, and upload that.",
            clips => clips.BytesAsync(FastAndLong())),
    ];

    /// <summary>Forty frames, 40 ms apart; the last of <paramref name="frames"/> is repeated.</summary>
    private static byte[] Frames(string codec, byte[][] more, params byte[][] frames) => Matroska.File(
        [Matroska.Picture(1, codec, 320, 180, more)],
        Enumerable.Range(0, 40).Select(frame => (frame * 40L, frames[Math.Min(frame, frames.Length - 1)])));

    private static byte[] FastAndLong()
    {
        var picture = Png.Black(8192, 8192);
        return Matroska.File([Matroska.Picture(1, "MPNG", 8192, 8192)], [.. Enumerable.Range(0, 30).Select(frame => ((long)frame, picture)), (3_600_000L, picture)]);
    }

    private static async Task<string> JpegAsync(TestClips clips)
    {
        var video = await clips.MakeAsync(new Clip { Seconds = 1, Sound = false, Encoder = ["-c:v", "mjpeg", "-q:v", "5", "-pix_fmt", "yuvj420p"], Extension = "avi" });
        return await clips.EditAsync(video, file =>
        {
            ReadOnlySpan<byte> startOfFrame = [0xff, 0xc0, 0, 0x11, 8];
            for (int at = 0, next; (next = file.AsSpan(at).IndexOf(startOfFrame)) >= 0; at += next + startOfFrame.Length)
            {
                ReadOnlySpan<byte> size = [0x40, 0, 0x40, 0];
                size.CopyTo(file.AsSpan(at + next + startOfFrame.Length));
            }

            return file;
        });
    }
}

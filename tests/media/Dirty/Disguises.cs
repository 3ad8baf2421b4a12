using System.Text;

namespace EduStream.Testing.Media.Dirty;

/// <summary>What is no recording at all, under a recording's name.</summary>
internal static class Disguises
{
    internal const string NotVideo = "This is not a video file that EduStream can read. Upload the recording as MP4, MOV, MKV, WebM, AVI, WMV, FLV, MPEG, MXF or Ogg, sound without picture also as MP3, M4A, FLAC, WAV or AIFF.";

    internal static IReadOnlyList<DirtyCase> Cases { get; } =
    [
        Text("text", "Once upon a time there was a lecture.\n"),
        Text("web page", "<!doctype html><script src=http://127.0.0.1/></script>"),
        Text("vector picture", """<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>"""),
        DirtyCase.Refused("noise", NotVideo, clips => clips.BytesAsync(Noise())),
        DirtyCase.Refused("picture (PNG)", NotVideo, clips => clips.BytesAsync(Surgery.Png.Black(640, 360))),
        DirtyCase.Refused("archive", NotVideo, clips => clips.BytesAsync([.. "PK\u0003\u0004"u8, .. Noise()])),
        DirtyCase.Published("video with an archive behind it", "the archive is not read", async clips => await clips.EditAsync(await clips.MakeAsync(new Clip { Seconds = 1 }), file => [.. file, .. "PK\u0003\u0004"u8, .. Noise()])),
        DirtyCase.Published(
            "video with a web page in it",
            "the page is not read",
            async clips => await clips.EditAsync(await clips.MakeAsync(new Clip { Seconds = 1 }), file => [.. file, .. Surgery.Mp4.Box("free", "<script>alert(1)</script>"u8.ToArray())])),
    ];

    private static DirtyCase Text(string name, string content) => DirtyCase.Refused(name, NotVideo, clips => clips.BytesAsync(Encoding.UTF8.GetBytes(content)));

    private static byte[] Noise()
    {
        var bytes = new byte[20_000];
        new Random(3).NextBytes(bytes);
        return bytes;
    }
}

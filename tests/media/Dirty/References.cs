using System.Text;
using EduStream.Testing.Media.Surgery;

namespace EduStream.Testing.Media.Dirty;

/// <summary>Files that name another file or address and hope that it is opened: each is made for a canary file and a canary server.</summary>
internal static class References
{
    internal static IReadOnlyList<DirtyCase> Cases { get; } =
    [
        Script("HLS playlist", canary => $"#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\n{canary}\n#EXT-X-ENDLIST\n"),
        Script("HLS playlist with a key elsewhere", canary => $"#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXT-X-KEY:METHOD=AES-128,URI=\"{canary}\"\n#EXTINF:4,\n{canary}\n#EXT-X-ENDLIST\n"),
        Script("concat script", canary => $"ffconcat version 1.0\nfile '{canary}'\n"),
        Script("list of addresses", canary => $"file:{canary}\nsubfile,,start,0,end,0,,:{canary}\nconcat:{canary}|{canary}\n"),
        Script("DASH manifest", canary => $"""
            <?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT4S" profiles="urn:mpeg:dash:profile:isoff-live:2011"><Period><AdaptationSet mimeType="video/mp4">
            <Representation id="1" bandwidth="1000" codecs="avc1.640028" width="320" height="180"><BaseURL>{canary}</BaseURL><SegmentBase/></Representation></AdaptationSet></Period></MPD>
            """),
        Script("SDP session", _ => "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\na=rtpmap:96 H264/90000\n"),
        Script("Smooth Streaming manifest", canary => $"""<SmoothStreamingMedia MajorVersion="2" MinorVersion="0" Duration="40000000"><StreamIndex Type="video" Url="{canary}"/></SmoothStreamingMedia>"""),
        Script("playlist behind an MP4 signature", sentence: Damage.NoIndex, text: canary => $"\0\0\0\u0018ftypisom\0\0\u0002\0isommp42#EXTM3U\n#EXTINF:4,\n{canary}\n#EXT-X-ENDLIST\n"),
        DirtyCase.Published("AVI with a playlist as subtitles", "the subtitles are not opened", WithSubtitlesAsync),
        DirtyCase.Refused("MP4 whose samples lie in another file", "The picture in this file cannot be decoded. Export the recording as MP4 (H.264) and upload that.", WithDataElsewhereAsync),
        DirtyCase.Published("MKV that names a next file", "the other file is not opened", WithNextFileAsync),
        DirtyCase.Published("MKV with styled subtitles and a font", "fonts and subtitles are not opened", WithFontAsync),
    ];

    private static DirtyCase Script(string name, Func<string, string> text, string sentence = Disguises.NotVideo) => DirtyCase.Refused(name, sentence, clips => clips.BytesAsync(Encoding.Latin1.GetBytes(text(clips.Canary))));

    private static async Task<string> WithSubtitlesAsync(TestClips clips)
    {
        var avi = await clips.MakeAsync(new Clip { Seconds = 2, Encoder = ["-c:v", "mjpeg", "-q:v", "5", "-pix_fmt", "yuvj420p"], Output = ["-c:a", "pcm_s16le"], Extension = "avi" });
        return await clips.EditAsync(avi, file => Gab2.Inject(file, $"#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:1\n#EXTINF:1.0,\n{clips.Canary}\n#EXT-X-ENDLIST\n"));
    }

    private static async Task<string> WithDataElsewhereAsync(TestClips clips)
    {
        var video = await clips.MakeAsync(new Clip { Seconds = 2, Sound = false });
        var address = Encoding.UTF8.GetBytes($"{clips.Canary}\0");
        return await clips.EditAsync(video, file => Mp4.Change(
            [.. Mp4.Change(file, "mdat", samples => new byte[samples.Length])], "moov/trak/mdia/minf/dinf/dref", _ => [.. Mp4.Words(0, 1), .. Mp4.Box("url ", Mp4.Words(0), address)]));
    }

    private static async Task<string> WithNextFileAsync(TestClips clips)
    {
        var video = await clips.RewrapAsync(await clips.MakeAsync(new Clip { Seconds = 2 }), "mkv");

        // A second Info element behind the clusters: next segment's id, its file name, the one before.
        return await clips.EditAsync(video, file => [.. file, .. Matroska.Element(0x1549A966, Matroska.Element(0x3EB923, new byte[16]), Matroska.Text(0x3E83BB, clips.Canary), Matroska.Text(0x3C83AB, clips.Canary))]);
    }

    private static async Task<string> WithFontAsync(TestClips clips)
    {
        var video = await clips.MakeAsync(new Clip { Seconds = 2 });
        var subtitles = await clips.BytesAsync("[Script Info]\nScriptType: v4.00+\n[Events]\nFormat: Layer, Start, End, Style, Text\nDialogue: 0,0:00:00.00,0:00:01.00,Default,{\\fnCanary}Hello\n"u8.ToArray());
        return await clips.RewrapAsync(video, "mkv", "-f", "ass", "-i", subtitles, "-attach", await clips.BytesAsync(new byte[5000]), "-metadata:s:t", "mimetype=application/x-truetype-font", "-metadata:s:t", $"filename={clips.Canary}");
    }
}

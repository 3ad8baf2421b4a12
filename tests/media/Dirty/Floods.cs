using System.Text;
using EduStream.Testing.Media.Surgery;

namespace EduStream.Testing.Media.Dirty;

/// <summary>Valid structures in numbers that nobody needs.</summary>
internal static class Floods
{
    private const string TooManyTracks = "The file holds more than a hundred tracks. Export the picture and the sound of the lecture as one MP4 and upload that.";
    private const string TooLongToRead = "Reading this file takes far longer than a recording should. Export it as MP4 (H.264) in a video editor and upload that.";
    private const string Ignored = "what is too much is not read";
    private static readonly Clip Short = new() { Seconds = 2, Encoder = ["-c:v", "libx264", "-preset", "ultrafast", "-g", "25", "-pix_fmt", "yuv420p"] };

    internal static IReadOnlyList<DirtyCase> Cases { get; } =
    [
        DirtyCase.Published("100 MB of metadata", Ignored, clips => EditedAsync(clips, file => Mp4.Append(file, "moov", Title(100_000_000)))) with { Costly = true },
        DirtyCase.Published("5,000 tags", Ignored, clips => EditedAsync(clips, file => Mp4.Append(file, "moov", Tags(5_000)))),
        DirtyCase.Refused(
            "300,000 tags",
            TooLongToRead,
            clips => EditedAsync(clips, file => Mp4.Append(file, "moov", Tags(300_000)))) with { Costly = true },
        DirtyCase.Published("90 tracks", "the default or largest picture and up to eight sounds", clips => EditedAsync(clips, file => WithTracks(file, 88))),
        DirtyCase.Refused("2,000 tracks (MP4)", TooManyTracks, clips => EditedAsync(clips, file => WithTracks(file, 2_000))),
        DirtyCase.Refused("2,000 tracks (MKV)", TooManyTracks, clips => clips.BytesAsync(
            Matroska.File(Enumerable.Range(1, 2_000).Select(number => Matroska.Picture(number, "MJPG", 320, 180)), [(0, new byte[10])]))),
        DirtyCase.Published("5,000 edits of one picture", "in the order of the edit list", clips => EditedAsync(clips, file => WithEdits(file, 5_000, milliseconds: 1))),
        DirtyCase.Refused(
            "100,000 edits that repeat the file",
            TooLongToRead,
            clips => EditedAsync(clips, file => WithEdits(file, 100_000, milliseconds: 2_000))) with { Costly = true },
    ];

    private static async Task<string> EditedAsync(TestClips clips, Func<byte[], byte[]> edit) => await clips.EditAsync(await clips.MakeAsync(Short), edit);

    private static byte[] Title(int bytes)
    {
        var text = new byte[bytes];
        text.AsSpan().Fill((byte)'A');
        return Mp4.Box("udta", Mp4.Box("meta", Mp4.Words(0), Handler("mdir"), Mp4.Box("ilst", Mp4.Box("\u00a9nam", Mp4.Box("data", Mp4.Words(1, 0), text)))));
    }

    private static byte[] Tags(int count) => Mp4.Box(
        "meta",
        Handler("mdta"),
        Mp4.Box("keys", [Mp4.Words(0, count), .. Enumerable.Range(0, count).Select(tag => Mp4.Box("mdta", Encoding.ASCII.GetBytes($"k{tag}")))]),
        Mp4.Box("ilst", [.. Enumerable.Range(1, count).Select(tag => Mp4.Box(Encoding.Latin1.GetString(Mp4.Words(tag)), Mp4.Box("data", Mp4.Words(1, 0), [65])))]));

    private static byte[] Handler(string type) => Mp4.Box("hdlr", Mp4.Words(0, 0), Encoding.ASCII.GetBytes(type), new byte[13]);

    private static byte[] WithTracks(byte[] file, int more)
    {
        var sound = Mp4.Children(file, "moov", "trak")[1];
        return Mp4.Append(file, "moov", [.. Enumerable.Repeat(sound, more)]);
    }

    /// <summary>Each edit shows the file from its start.</summary>
    private static byte[] WithEdits(byte[] file, int count, int milliseconds) =>
        Mp4.Change(file, "moov/trak/edts/elst", _ => [.. Mp4.Words(0, count), .. Mp4.Words(Enumerable.Repeat((long[])[milliseconds, 0, 0x10000], count).SelectMany(edit => edit))]);
}

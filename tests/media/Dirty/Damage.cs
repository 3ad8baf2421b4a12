using EduStream.Testing.Media.Surgery;

namespace EduStream.Testing.Media.Dirty;

/// <summary>Files that were whole once.</summary>
internal static class Damage
{
    internal const string NoIndex = "The recording was not finished properly: its index is missing. Open it in the program that recorded it, export it as MP4 and upload that.";
    private const string Undecodable = "The picture in this file cannot be decoded. Export the recording as MP4 (H.264) and upload that.";
    private const string PartUndecodable = "A part of this recording cannot be decoded. Check that it plays to the end on your computer, export it as MP4 (H.264) and upload that.";
    private static readonly Clip Short = new() { Seconds = 2, Encoder = ["-c:v", "libx264", "-preset", "ultrafast", "-crf", "20", "-g", "25", "-pix_fmt", "yuv420p"] };

    internal static IReadOnlyList<DirtyCase> Cases { get; } =
    [
        DirtyCase.Refused("empty file", "The file is empty. Check it on your computer and upload it again.", clips => clips.BytesAsync([])),
        DirtyCase.Refused("cut off, index at the end", NoIndex, async clips => await clips.CutOffAsync(await clips.MakeAsync(Short), 0.6)),
        DirtyCase.Refused(
            "cut off, index in front",
            "The file breaks off after 0:05 min although it says that it is 0:10 min long: its end was lost. Export or copy the recording again and upload that.",
            async clips => await clips.CutOffAsync(await clips.MakeAsync(Short with { Seconds = 10, Sound = false, Output = ["-movflags", "+faststart"] }), 0.53)),
        DirtyCase.Published("cut off (MPEG-TS)", "as far as it goes", async clips => await clips.CutOffAsync(await clips.MakeAsync(Short with { Extension = "ts" }), 0.7)),
        DirtyCase.Published("flipped bits in the middle", "damaged pictures are concealed", async clips => await clips.EditAsync(await clips.MakeAsync(Short), file => Flipped(file, every: 701))),
        DirtyCase.Refused("flipped bits all over", PartUndecodable, async clips => await clips.EditAsync(await clips.MakeAsync(Short with { Sound = false }), file => Flipped(file, every: 3, from: 0))),
        DirtyCase.Refused("index that points nowhere (stco)", Undecodable, async clips => await clips.EditAsync(await clips.MakeAsync(Short), file => Garbage(file, "stco", 8))),
        DirtyCase.Refused("index with impossible sizes (stsz)", "The header or index of this recording is damaged. Open it in the program that recorded it, export it as MP4 and upload that.", async clips => await clips.EditAsync(await clips.MakeAsync(Short), file => Garbage(file, "stsz", 12))),
        DirtyCase.Published("index with impossible times (stts)", "times that cannot be are taken as one tick", async clips => await clips.EditAsync(await clips.MakeAsync(Short), file => Garbage(file, "stts", 8))),
    ];

    /// <summary>In the samples only: between a tenth and nine tenths of the file, unless said otherwise; the index lies behind.</summary>
    private static byte[] Flipped(byte[] file, int every, double from = 0.3)
    {
        var end = file.AsSpan().IndexOf("moov"u8) - 8;
        for (var at = 100 + (int)(end * from); at < end * 0.8; at += every)
        {
            file[at] ^= 0x55;
        }

        return file;
    }

    /// <summary>Random numbers in place of a table's entries, always the same ones.</summary>
    private static byte[] Garbage(byte[] file, string table, int from) => Mp4.Change(file, $"moov/trak/mdia/minf/stbl/{table}", content =>
    {
        new Random(4711).NextBytes(content.AsSpan(from));
        return content;
    });
}

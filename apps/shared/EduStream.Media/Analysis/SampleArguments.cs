using System.Globalization;
using EduStream.Media.Encoding;
using EduStream.Media.Planning;
using EduStream.Media.Probing;
using EduStream.Media.Timing;

namespace EduStream.Media.Analysis;

/// <summary>Pure: ffmpeg's arguments for looking at a source. File names are relative to a scratch folder of our own.</summary>
internal static class SampleArguments
{
    /// <summary>Pictures a second that are counted.</summary>
    private const double CountedRate = 10;

    /// <summary>All pieces one after another, exactly as the source shows them on the plan's grid.</summary>
    internal const string Reference = "reference.ts";

    internal static string PieceFile(int index) => string.Create(CultureInfo.InvariantCulture, $"piece{index}.ts");

    internal static string SmallFile(int index) => string.Create(CultureInfo.InvariantCulture, $"piece{index}.rgb");

    internal static string TrialFile(int index) => string.Create(CultureInfo.InvariantCulture, $"trial{index}.ts");

    internal static string ScoreFile(int index) => string.Create(CultureInfo.InvariantCulture, $"trial{index}.txt");

    /// <summary>One piece, without loss at the best size, and small raw pictures to count in.</summary>
    internal static IReadOnlyList<string> Piece(EncodingPlan plan, ChunkPlan piece, string input)
    {
        var best = plan with { Video = [plan.Video[0] with { FrameStep = 1 }] };
        var every = Math.Max(1, (int)Math.Round(plan.FrameRate.Value / CountedRate));
        var label = best.Video[0].Id;
        return
        [
            .. ChunkArguments.Common(plan.Threads),
            .. ChunkArguments.Seek(plan, (piece.FirstFrame / plan.FrameRate).Value - plan.Source.SeekMarginSeconds),
            .. MediaInputArguments.ForPicture(plan.Source.Picture, input),
            // Nearest neighbour: averages would make new colours and hide what is equal.
            "-filter_complex", string.Create(CultureInfo.InvariantCulture, $"{PictureFilters.Graph(best, piece)};[{label}]split[whole][part];[part]framestep={every},scale={PictureMeter.Width}:{PictureMeter.Height}:flags=neighbor,format=rgb24[small]"),
            "-map", "[whole]",
            "-fps_mode", "passthrough",
            "-c:v", "libx264",
            "-preset", "ultrafast",
            "-qp", "0",
            .. Ts(piece.Index * (piece.Frames / plan.FrameRate), PieceFile(piece.Index)),
            "-map", "[small]",
            "-fps_mode", "passthrough",
            "-f", "rawvideo",
            $"file:{SmallFile(piece.Index)}",
        ];
    }

    /// <summary>All trial encodes in one run over the joined pieces, each piece a group of pictures of its own.</summary>
    internal static IReadOnlyList<string> Trials(EncodingPlan plan, IReadOnlyList<TrialEncode> trials, int pieceFrames, int step, string x264)
    {
        var sizes = trials.Select((trial, index) => (trial, index)).GroupBy(each => (each.trial.Width, each.trial.Height)).ToList();
        var head = $"[0:v:0]{(step > 1 ? Text($"framestep={step},") : string.Empty)}split={sizes.Count}{string.Concat(sizes.Select((_, size) => $"[s{size}]"))}";
        var scaled = sizes.Select((group, size) =>
            Text($"[s{size}]scale={group.Key.Width}:{group.Key.Height}:flags=bicubic,setsar=1,split={group.Count()}") + string.Concat(group.Select(each => Text($"[t{each.index}]"))));
        return
        [
            .. ChunkArguments.Common(plan.Threads).Where(argument => argument != "-copyts"),
            .. OwnFile(Reference),
            "-filter_complex", string.Join(';', [head, .. scaled]),
            .. trials.SelectMany((trial, index) => (string[])
            [
                "-map", Text($"[t{index}]"),
                "-fps_mode", "passthrough",
                "-c:v", "libx264",
                "-preset", plan.Preset,
                "-profile:v", "high",
                "-threads", Text($"{plan.Threads}"),
                "-crf", Text($"{trial.Crf}"),
                "-force_key_frames", Text($"expr:gte(n,n_forced*{pieceFrames / step})"),
                "-x264-params", Text($"keyint={pieceFrames}:open-gop=0") + (x264.Length > 0 ? $":{x264}" : string.Empty),
                .. Ts(Rational.Zero, TrialFile(index)),
            ]),
        ];
    }

    /// <summary>SSIM of files against the reference at the reference's size, picture by picture into a text file each.</summary>
    /// <param name="every">Only every n-th picture of the files is compared: neighbours look alike.</param>
    internal static IReadOnlyList<string> Compare(EncodingPlan plan, string reference, IReadOnlyList<string> files, int step, int every)
    {
        var best = plan.Video[0];
        var originals = string.Concat(files.Select((_, index) => Text($"[r{index}]")));
        var head = Text($"[0:v:0]framestep={step * every},setpts=N/25/TB,split={files.Count}") + originals;
        var compared = files.Select((_, index) =>
            Text($"[{index + 1}:v:0]framestep={every},setpts=N/25/TB,scale={best.Width}:{best.Height}:flags=bicubic[c{index}];[c{index}][r{index}]ssim=stats_file={ScoreFile(index)}[d{index}]"));
        return
        [
            "-hide_banner", "-nostdin", "-v", "error", "-nostats",
            "-threads", Text($"{plan.Threads}"),
            .. OwnFile(reference),
            .. files.SelectMany(OwnFile),
            "-filter_complex", string.Join(';', [head, .. compared]),
            .. files.SelectMany((_, index) => (string[])["-map", Text($"[d{index}]"), "-f", "null", "-"]),
        ];
    }

    /// <summary>Size and flags of every packet.</summary>
    internal static IReadOnlyList<string> Packets(string file) =>
    [
        "-hide_banner", "-v", "error",
        "-protocol_whitelist", "file",
        "-format_whitelist", "mpegts",
        "-select_streams", "v:0",
        "-show_entries", "packet=size,flags",
        "-of", "csv=p=0",
        "-i", $"file:{file}",
    ];

    private static IReadOnlyList<string> OwnFile(string file) => ["-protocol_whitelist", "file", "-format_whitelist", "mpegts", "-i", $"file:{file}"];

    private static IReadOnlyList<string> Ts(Rational start, string file) =>
    [
        "-f", "mpegts",
        "-muxdelay", "0",
        "-muxpreload", "0",
        "-output_ts_offset", start.Value.ToString("0.000000", CultureInfo.InvariantCulture),
        $"file:{file}",
    ];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using EduStream.Media;
using EduStream.Media.Processes;

namespace EduStream.Tests.Component.Media;

/// <summary>Reads back what <see cref="EduStream.Testing.Media.Clip"/> put in.</summary>
internal static class FrameReading
{
    private const int Bars = 16;

    /// <summary>The number in the bar code of every frame.</summary>
    internal static async Task<IReadOnlyList<int>> NumbersAsync(this MediaTools tools, string file, string crop = "null")
    {
        var raw = $"{file}.gray";
        await tools.FfmpegAsync("-i", file, "-map", "0:v", "-fps_mode", "passthrough", "-vf", $"{crop},scale={Bars}:1:flags=area,format=gray", "-f", "rawvideo", raw);
        return [.. (await File.ReadAllBytesAsync(raw)).Chunk(Bars).Select(bars => bars.Select((bar, bit) => bar > 110 ? 1 << bit : 0).Sum())];
    }

    /// <summary>The first channel's samples at 48 kHz, -1 to 1.</summary>
    internal static async Task<IReadOnlyList<float>> SamplesAsync(this MediaTools tools, string file)
    {
        var raw = $"{file}.f32";
        await tools.FfmpegAsync("-i", file, "-af", "pan=mono|c0=c0", "-ar", "48000", "-f", "f32le", raw);
        return System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(await File.ReadAllBytesAsync(raw)).ToArray();
    }

    /// <summary>The pictures that a player with the key decodes of a piece of an encrypted file, as one PNG each.</summary>
    internal static async Task<IReadOnlyList<string>> DecryptPicturesAsync(this MediaTools tools, string file, string key)
    {
        await tools.FfmpegAsync("-decryption_key", key, "-i", file, "-fps_mode", "passthrough", $"{file}-%d.png");
        return [.. Directory.EnumerateFiles(Path.GetDirectoryName(file)!, $"{Path.GetFileName(file)}-*.png").Order(StringComparer.Ordinal)];
    }

    /// <summary>Seconds at which beeps begin, on the file's own clock.</summary>
    internal static async Task<IReadOnlyList<double>> BeepsAsync(this MediaTools tools, string file, int rate = 48_000)
    {
        var raw = $"{file}.pcm";
        await tools.FfmpegAsync("-i", file, "-map", "0:a", "-ac", "1", "-ar", rate.ToString(CultureInfo.InvariantCulture), "-f", "s16le", raw);
        var bytes = await File.ReadAllBytesAsync(raw);
        List<double> beeps = [];
        var quietSince = -rate;
        for (var sample = 0; sample < bytes.Length / 2; sample++)
        {
            if (Math.Abs((int)BitConverter.ToInt16(bytes, sample * 2)) > 3000)
            {
                if (sample - quietSince > rate / 4)
                {
                    beeps.Add(sample / (double)rate);
                }

                quietSince = sample;
            }
        }

        return beeps;
    }

    /// <summary>Hertz of the first beep, from how often it crosses zero.</summary>
    internal static async Task<double> FrequencyAsync(this MediaTools tools, string file)
    {
        const int rate = 48_000;
        var raw = $"{file}.beep";
        var first = (await tools.BeepsAsync(file))[0];
        await tools.FfmpegAsync("-i", file, "-map", "0:a", "-ac", "1", "-ar", rate.ToString(CultureInfo.InvariantCulture), "-f", "s16le", raw);
        var samples = (await File.ReadAllBytesAsync(raw)).Chunk(2).Select(pair => BitConverter.ToInt16(pair)).Skip((int)((first + 0.02) * rate)).Take(rate / 20).ToList();
        return samples.Zip(samples.Skip(1), (one, next) => one < 0 && next >= 0 ? 1 : 0).Sum() * 20;
    }

    /// <summary>Distinct values of some entries in ffprobe's words, comma separated.</summary>
    internal static async Task<string> EntryAsync(this MediaTools tools, string file, string entries)
    {
        var result = await tools.Runner.RequireAsync(
            new ToolCommand(tools.Locator.Ffprobe, ["-v", "error", "-show_entries", entries, "-of", "csv=p=0", file], TimeSpan.FromMinutes(1)));
        return string.Join(' ', result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct());
    }

    /// <summary>Integrated loudness (LUFS) and true peak (dBTP) of a file's sound, folded down to stereo as players do.</summary>
    internal static async Task<(double Loudness, double TruePeak)> LoudnessAsync(this MediaTools tools, string file)
    {
        var result = await tools.FfmpegAsync("-i", file, "-map", "0:a", "-af", "aformat=channel_layouts=stereo,ebur128=metadata=1:peak=true,ametadata=mode=print:file=-", "-f", "null", "-");
        double Last(string name) => result.Output.Split('\n').Where(line => line.StartsWith(name, StringComparison.Ordinal)).Select(line => double.Parse(line[name.Length..], CultureInfo.InvariantCulture)).Last();
        return (Last("lavfi.r128.I="), 20 * Math.Log10(Last("lavfi.r128.true_peak=")));
    }

    private static Task<ToolResult> FfmpegAsync(this MediaTools tools, params string[] arguments) =>
        tools.Runner.RequireAsync(new ToolCommand(tools.Locator.Ffmpeg, ["-hide_banner", "-nostdin", "-v", "error", "-y", .. arguments], TimeSpan.FromMinutes(2)));
}

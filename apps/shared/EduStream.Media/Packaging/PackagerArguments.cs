using System.Globalization;
using System.Security.Cryptography;
using EduStream.Contracts.Licensing;
using EduStream.Media.Planning;

namespace EduStream.Media.Packaging;

/// <summary>One stream of a packager run.</summary>
/// <param name="Stream"><c>video</c> or <c>audio</c>.</param>
/// <param name="File">Name of the encoded file; null for <c>{track}.ts</c>.</param>
internal sealed record PackagerInput(string Track, string Stream, string KeyClass, string? Language, string? File = null);

/// <summary>Pure: Shaka Packager's arguments, one flag a line with its reason. Keys are not among them: see <see cref="KeyFlags"/>.</summary>
internal static class PackagerArguments
{
    internal static IReadOnlyList<string> Encrypt(EncodingPlan plan, IReadOnlyList<PackagerInput> inputs, string inputFolder, string outputFolder) =>
    [
        .. inputs.Select(input => Stream(input, inputFolder, outputFolder)),
        "--flagfile", "/dev/stdin", // keys are on no disk and on no command line
        "--protection_scheme", "cbcs",
        "--protection_systems", "Widevine,PlayReady,FairPlay,CommonSystem",
        "--clear_lead", "0", // the first seconds are protected like the rest
        "--segment_duration", Seconds(plan),
        "--transport_stream_timestamp_offset_ms", "0", // keep our timeline
        "--nogenerate_sidx_in_media_segments",
        "--quiet",
    ];

    internal static IReadOnlyList<string> Decrypt(string stream, string input, string output) =>
    [
        $"in={input},stream={stream},output={output}",
        "--flagfile", "/dev/stdin",
        "--quiet",
    ];

    private static string Stream(PackagerInput input, string inputFolder, string outputFolder)
    {
        var source = Path.Combine(inputFolder, input.File ?? $"{input.Track}.ts");
        var folder = Path.Combine(outputFolder, input.Track);
        if (source.Contains(',', StringComparison.Ordinal) || folder.AsSpan().ContainsAny(",$"))
        {
            throw new ArgumentException("The packager cannot work in a folder with ',' or '$' in its name.", nameof(outputFolder));
        }

        var language = input.Language is null ? string.Empty : $",language={input.Language}";
        var output = $"init_segment={Path.Combine(folder, "init.mp4")},segment_template={Path.Combine(folder, "$Time$.m4s")}";
        return $"in={source},stream={input.Stream},{output},drm_label={input.KeyClass}{language}";
    }

    /// <summary>A hair more than exact, because the packager rounds down to ticks and 4.004 has no exact double.</summary>
    private static string Seconds(EncodingPlan plan) => (plan.SegmentSeconds.Value + 5e-7).ToString("0.0000000", CultureInfo.InvariantCulture);
}

/// <summary>Pure: the flags that hold keys; they reach the packager through standard input.</summary>
internal static class KeyFlags
{
    internal static string Encrypt(ContentKeys keys, string purpose) =>
        $"--enable_raw_key_encryption\n--keys={Keys(keys)}\n--iv={InitializationVector(keys, purpose)}\n";

    internal static string Decrypt(ContentKeys keys) => $"--enable_raw_key_decryption\n--keys={Keys(keys)}\n";

    /// <summary>The same in every run of a version, so that init segments are interchangeable. No secret; derived from key ids, which are random.</summary>
    internal static string InitializationVector(ContentKeys keys, string purpose)
    {
        var ids = string.Join(',', keys.Keys.Select(key => key.KeyId).Order(StringComparer.Ordinal));
        return Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{purpose}:{ids}")).AsSpan(0, 16));
    }

    private static string Keys(ContentKeys keys)
    {
        var faulty = keys.Keys.FirstOrDefault(key => !IsHex(key.Key) || !IsHex(key.KeyId) || key.Class.Length == 0 || !key.Class.All(char.IsAsciiLetterUpper));
        return faulty is null
            ? string.Join(',', keys.Keys.Select(key => $"label={key.Class}:key_id={key.KeyId}:key={key.Key}"))
            : throw new ArgumentException($"The key of class {faulty.Class} is not 32 hexadecimal characters.", nameof(keys));
    }

    private static bool IsHex(string text) => text.Length == 32 && text.All(char.IsAsciiHexDigit);
}

using System.Globalization;
using EduStream.Contracts.Videos;

namespace EduStream.Media.Probing;

/// <summary>The sentences that an instructor reads: what is wrong, then what to do.</summary>
internal static class Refusals
{
    internal static Refusal Empty => new(FailureReasons.NotVideo, "The file is empty. Check it on your computer and upload it again.");

    internal static Refusal NotVideo => new(
        FailureReasons.NotVideo,
        "This is not a video file that EduStream can read. Upload the recording as MP4, MOV, MKV, WebM, AVI, WMV, FLV, MPEG, MXF or Ogg, sound without picture also as MP3, M4A, FLAC, WAV or AIFF.");

    internal static Refusal NoIndex => new(
        FailureReasons.Damaged, "The recording was not finished properly: its index is missing. Open it in the program that recorded it, export it as MP4 and upload that.");

    internal static Refusal BrokenIndex => new(
        FailureReasons.Damaged, "The header or index of this recording is damaged. Open it in the program that recorded it, export it as MP4 and upload that.");

    internal static Refusal UnknownCodec => new(
        FailureReasons.NotVideo, "The picture or the sound of this file is stored in a way that EduStream does not read. Export it as MP4 (H.264 and AAC) and upload that.");

    internal static Refusal NoStreams => new(FailureReasons.NothingToEncode, "There is neither a moving picture nor sound in this file. Upload the recording of the lecture itself.");

    internal static Refusal Undecodable => new(
        FailureReasons.Damaged, "The picture in this file cannot be decoded. Export the recording as MP4 (H.264) and upload that.");

    internal static Refusal SoundUndecodable => new(
        FailureReasons.Damaged, "The sound in this file cannot be decoded. Export the recording with AAC or MP3 sound and upload that.");

    /// <param name="number">As players count the sounds of a file, from 1.</param>
    internal static Refusal OneSoundUndecodable(int number) => new(
        FailureReasons.Damaged,
        string.Create(CultureInfo.InvariantCulture, $"Sound track {number} of this file cannot be decoded. Export the recording without it, or with AAC sound, and upload that."));

    internal static Refusal Protected => new(
        FailureReasons.NotVideo, "This file is copy-protected, so it cannot be processed. Upload a recording without protection.");

    internal static Refusal TimeJumps => new(
        FailureReasons.Damaged, "This file was joined from recordings whose clocks do not match. Export it as one MP4 in a video editor and upload that.");

    internal static Refusal TooComplex => new(
        FailureReasons.Damaged, "Reading this file takes far longer than a recording should. Export it as MP4 (H.264) in a video editor and upload that.");

    internal static Refusal TooMuchMemory => new(
        FailureReasons.Damaged, "Reading this file takes far more memory than a recording should. Export it as MP4 (H.264) in a video editor and upload that.");

    internal static Refusal TooManyTracks => new(
        FailureReasons.TooLarge, "The file holds more than a hundred tracks. Export the picture and the sound of the lecture as one MP4 and upload that.");

    internal static Refusal TooMuchPicture => new(
        FailureReasons.TooLarge, "The video is too long for a picture of this size and frame rate. Export it at 1080p with 30 pictures a second, or split it, and upload that.");

    internal static Refusal PictureTooLarge(int limit) => new(
        FailureReasons.TooLarge,
        string.Create(CultureInfo.InvariantCulture, $"The picture is larger than {limit} pixels on its longer side. Export it in a smaller size and upload that."));

    internal static Refusal PictureTooSmall => new(FailureReasons.NothingToEncode, "The picture is smaller than 16 pixels. Upload the recording of the lecture itself.");

    internal static Refusal FileTooLarge(long megabytes) => new(
        FailureReasons.TooLarge,
        $"The file is larger than {Size(megabytes)}. Export it with a lower bit rate, or split the lecture, and upload that.");

    internal static Refusal TooLong(double seconds, double hours) => new(
        FailureReasons.TooLong,
        string.Create(CultureInfo.InvariantCulture, $"The video is {Clock(seconds)} long; at most {hours:0.##} hours are possible. Split the lecture and upload the parts."));

    internal static Refusal TooShort(double seconds) => new(
        FailureReasons.NothingToEncode,
        string.Create(CultureInfo.InvariantCulture, $"The video is shorter than {seconds:0.##} seconds. Upload the whole recording."));

    internal static Refusal CutOff(double found, double claimed) => new(
        FailureReasons.Damaged,
        $"The file breaks off after {Clock(found)} although it says that it is {Clock(claimed)} long: its end was lost. "
        + "Export or copy the recording again and upload that.");

    /// <summary>What ffprobe's complaint means. Its text itself is never shown.</summary>
    internal static Refusal FromErrors(IReadOnlyList<string> errors) =>
        Any(errors, "moov atom not found") ? NoIndex
        : Any(errors, ") not on whitelist") ? UnknownCodec
        : errors.Any(IsOfAllowedContainer) ? BrokenIndex
        : NotVideo;

    /// <summary>"[matroska,webm @ 0x55...] why": the format was recognised by its signature, so it is a recording, and it is broken.</summary>
    private static bool IsOfAllowedContainer(string line) =>
        line.StartsWith('[') && line[1..].Split(' ', 2)[0].Split(',').Any(AllowLists.FormatsWithSignature.Contains) && !line.Contains("not on whitelist", StringComparison.Ordinal);

    private static bool Any(IReadOnlyList<string> errors, string sign) => errors.Any(line => line.Contains(sign, StringComparison.Ordinal));

    private static string Clock(double seconds)
    {
        var time = TimeSpan.FromSeconds(Math.Round(Math.Clamp(seconds, 0, 1e9)));
        return time.TotalHours >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00} h")
            : string.Create(CultureInfo.InvariantCulture, $"{time.Minutes}:{time.Seconds:00} min");
    }

    private static string Size(long megabytes) => megabytes >= 1024 ? string.Create(CultureInfo.InvariantCulture, $"{megabytes / 1024.0:0.#} GB") : $"{megabytes} MB";
}

namespace EduStream.Media.Probing;

/// <summary>Pure: a recording of sound only, for example a podcast. Its timeline begins with the first sound.</summary>
internal static class SoundOnlySource
{
    /// <summary>What ffmpeg thinks of garbage in which it found a frame or two; frames in a row get 25 and more.</summary>
    private const int LeastScore = 25;
    private const double SeekMargin = 1;

    internal static ProbeOutcome Read(SourceReader reader, ProbingOptions options)
    {
        var container = reader.Document.Format?.FormatName ?? string.Empty;
        var bare = AllowLists.IsBareStream(container);
        if (bare && reader.Document.Format?.ProbeScore < LeastScore)
        {
            return new ProbeOutcome.Refused(Refusals.NotVideo);
        }

        var sounds = reader.Sounds();
        if (sounds.Count == 0 || reader.SoundEnd() is not { } end || sounds.Any(sound => Math.Abs(sound.Start.Value) > SourceReader.LatestStart))
        {
            return new ProbeOutcome.Refused(Refusals.SoundUndecodable);
        }

        if (reader.Whole && reader.Choice.Audio.Any(sound => reader.Tail.Track(sound.Index) is { } track && (track.LargestStepBack * SourceReader.TimeBase(sound)).Value > 1))
        {
            return new ProbeOutcome.Refused(Refusals.TimeJumps);
        }

        var source = new SourceInfo(container, reader.Bytes, 0, SeekMargin, null, sounds);
        source = source with { DurationSeconds = end - source.Start.Value };
        return SourceReader.WrongLength(source.DurationSeconds, bare ? null : SourceReader.ClaimedSeconds(reader.Document, reader.Choice) - reader.LateStart(source.Start), options) is { } refusal
            ? new ProbeOutcome.Refused(refusal)
            : new ProbeOutcome.Accepted(source);
    }
}

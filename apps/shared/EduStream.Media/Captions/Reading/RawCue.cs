namespace EduStream.Media.Captions.Reading;

/// <summary>A cue as the file has it, its text still untouched.</summary>
/// <param name="Line">Of its times, from 1.</param>
internal sealed record RawCue(int Line, TimeSpan Start, TimeSpan End, string Text, string Settings);

namespace EduStream.Media.Captions.Embedded;

/// <summary>Captions of one language that were inside a video.</summary>
/// <param name="Language">BCP 47; <see cref="CaptionLanguage.Unknown"/> when nothing says it.</param>
/// <param name="ForTheDeaf">With sounds, not only with speech.</param>
/// <param name="WebVtt">UTF-8, on the video's own clock; not repaired yet.</param>
public sealed record EmbeddedCaptions(string Language, bool ForTheDeaf, byte[] WebVtt);

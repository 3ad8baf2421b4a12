namespace EduStream.Media.Captions.Embedded;

/// <summary>Captions of one language that were inside a video.</summary>
/// <param name="Language">BCP 47; <see cref="CaptionLanguage.Unknown"/> when nothing says it, with a private part (<c>und-x-cc3</c>) for what is in the picture beside the first.</param>
/// <param name="ForTheDeaf">With sounds, not only with speech.</param>
/// <param name="WebVtt">UTF-8, on the video's own clock; not repaired yet.</param>
/// <param name="Label">For people, where the language says too little: <c>CC3</c>. Null: the language's own name.</param>
public sealed record EmbeddedCaptions(string Language, bool ForTheDeaf, byte[] WebVtt, string? Label = null);

/// <summary>What came of looking for captions inside a video.</summary>
/// <param name="Captions">Those that were converted; no language twice.</param>
/// <param name="Refused">How many say more than captions do (2 MB, 20 000 cues).</param>
/// <param name="Unreadable">How many a program gave up on.</param>
public sealed record EmbeddedReading(IReadOnlyList<EmbeddedCaptions> Captions, int Refused, int Unreadable);

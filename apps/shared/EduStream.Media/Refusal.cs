namespace EduStream.Media;

/// <summary>Why a file will never become a video: no retry cures it.</summary>
/// <param name="Reason">Stable name, see <see cref="Contracts.Videos.FailureReasons"/>.</param>
/// <param name="Sentence">For the instructor: what is wrong and what to do. Holds nothing from inside the file.</param>
public sealed record Refusal(string Reason, string Sentence);

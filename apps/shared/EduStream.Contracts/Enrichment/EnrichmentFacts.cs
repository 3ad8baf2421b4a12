using EduStream.Contracts.Chapters;

namespace EduStream.Contracts.Enrichment;

/// <summary>
/// <c>pipeline</c> tells <c>catalog</c> of the posters of a version (invoke <c>POST internal/videos/{videoId}/posters</c>); idempotent, an older version never
/// replaces a newer one. Poster n is <see cref="MediaPaths.PosterFile"/>, from 0.
/// </summary>
/// <param name="Seconds">Of each poster on the published timeline, in order.</param>
/// <param name="Best">Index of the one that stands for the video until its owner chooses.</param>
public sealed record PostersMade(int Version, IReadOnlyList<double> Seconds, int Best);

/// <summary>
/// <c>pipeline</c> tells <c>catalog</c> where chapters may begin (invoke <c>POST internal/videos/{videoId}/chapters</c>); idempotent, an older version never replaces
/// a newer one. What the owner wrote stays.
/// </summary>
/// <param name="FromFile">As the file says them: valid until the owner writes others.</param>
/// <param name="Proposed">From changes of the slides: for the owner to accept.</param>
public sealed record ChaptersFound(int Version, IReadOnlyList<Chapter> FromFile, IReadOnlyList<Chapter> Proposed);

/// <summary><c>edge</c> asks <c>catalog</c> for the chapters that viewers see (invoke <c>GET internal/videos/{videoId}/chapters</c>; 404 when there is no such video).</summary>
public sealed record EffectiveChapters(IReadOnlyList<Chapter> Chapters);

namespace EduStream.PublishVideo;

/// <summary>One chunk of a version. Small, because history holds it many times: everything else is in the version's plan.</summary>
internal sealed record ChunkInput(PublishVideoInput Version, int Chunk);

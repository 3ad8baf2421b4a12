using EduStream.Storage;

namespace EduStream.Edge.Segments;

/// <summary>A file of a version: what the store knows of it, and its bytes unless it is too large to keep.</summary>
internal sealed record CachedFile(StoredObject Stored, ReadOnlyMemory<byte>? Bytes);

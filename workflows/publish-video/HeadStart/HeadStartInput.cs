using EduStream.Contracts;
using EduStream.Media.Probing;

namespace EduStream.PublishVideo.HeadStart;

/// <summary>An upload that is still on its way.</summary>
/// <param name="Length">Bytes that it will have.</param>
internal sealed record HeadStartInput(UploadId UploadId, string OwnerId, long Length)
{
    /// <summary>One instance per upload.</summary>
    internal string WorkflowId => $"head-{UploadId}";
}

/// <summary>What can be made before the rest is there.</summary>
/// <param name="Source">As far as headers and first packets tell; null when nothing can be made.</param>
/// <param name="Chunks">How many of the instant stream are worth it.</param>
internal sealed record HeadLook(SourceInfo? Source, int Chunks);

internal sealed record HeadChunkInput(HeadStartInput Upload, SourceInfo Source, int Chunk);

/// <summary>What came of a chunk.</summary>
internal enum HeadOutcome
{
    /// <summary>It is there for the workflow to come.</summary>
    Made,

    /// <summary>Its bytes are still on their way.</summary>
    NotYet,

    /// <summary>The upload is complete, was given up, or is not what it promised: nothing more is to be made here.</summary>
    Over,
}

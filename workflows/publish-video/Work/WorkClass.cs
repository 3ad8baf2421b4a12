namespace EduStream.PublishVideo.Work;

/// <summary>How urgent work is, over all videos.</summary>
internal enum WorkClass
{
    /// <summary>Until it is done there is nothing to watch.</summary>
    Required,

    /// <summary>Makes better what can be watched already.</summary>
    Optional,
}

namespace EduStream.PublishVideo.Work;

/// <summary>How urgent work is, over all videos.</summary>
internal enum WorkClass
{
    /// <summary>Somebody waits for the first picture.</summary>
    Urgent,

    /// <summary>Until it is done there is not all of it to watch.</summary>
    Required,

    /// <summary>Makes better what can be watched already.</summary>
    Optional,
}

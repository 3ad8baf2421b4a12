namespace EduStream.Media.Analysis;

/// <summary>What kind of picture a source shows most of the time; decides encoder parameters and targets, never what is kept.</summary>
public enum ContentClass
{
    /// <summary>Drawn pages that stand still, with or without a small moving picture of the speaker.</summary>
    Slides,

    /// <summary>Drawn pictures that move: scrolling, typing, windows.</summary>
    ScreenRecording,

    /// <summary>Filmed, with a camera that stands still and one place that moves.</summary>
    TalkingHead,

    /// <summary>Anything else that is filmed.</summary>
    Camera,
}

package entente.mailbox;

import entente.question.Address;

/// Somebody of this organisation who acts for a mailbox's owner (MS-OXWSDLGM `DelegateUserType`): whether she gets copies of what the owner is told of meetings, and
/// whether what is private in the folders that she may read is told to her. What she may do there, the folders say ([FolderPermissions]).
public record Delegate(Address person, boolean receivesCopies, boolean seesPrivate) {}

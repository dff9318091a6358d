"""Every room of the center: the name of its picture and its address."""

PUBLIC = {
    "home": "/", "ask": "/ask", "sign-in": "/sign-in", "nowhere": "/nowhere",
}

DESK = {
    "workspace": "/desk?queue=open", "ticket": "/tickets/{ticket}", "ticket-rated": "/tickets/{rated}",
    "ticket-waiting": "/tickets/{asked}", "card": "/tickets/{ticket}/card", "registration": "/registration",
    "caller": "/registration?customer={customer}", "board": "/board", "wall": "/board/wall", "approvals": "/approvals",
    "follow-ups": "/follow-ups", "exceptions": "/exceptions", "today": "/today", "customers": "/customers",
    "customer": "/customers/{customer}", "forgetting": "/customers/{customer}/forgetting",
    "organisations": "/organisations", "agreements": "/agreements", "people": "/settings/people",
    "person": "/settings/people/{person}", "calendars": "/settings/calendars", "calendar": "/settings/calendars/center",
    "settings": "/settings", "tokens": "/settings/tokens", "audit": "/settings/audit", "center": "/settings/center",
    "manual": "/manual", "editions": "/manual/editions", "receipts": "/manual/editions/1/receipts",
    "comparison": "/manual/comparison", "proposals": "/manual/proposals", "draft": "/manual/draft", "me": "/me",
    "second-step": "/me/second-step", "search": "/search?q={words}",
}

# Where people decide on a phone.
ON_A_PHONE = ["approvals", "follow-ups", "today"]

# What a center has only after a while.
GROWN = {
    "queue-new": "/desk?queue=new", "queue-mine": "/desk?queue=mine", "queue-closed": "/desk?queue=closed",
    "beside": "/tickets/{ticket}?queue=open", "ticket-new": "/tickets/{new}", "ticket-mine": "/tickets/{mine}",
    "ticket-resolved": "/tickets/{resolved}", "ticket-late": "/tickets/{late}", "card-closed": "/tickets/{rated}/card",
    "organisation": "/organisations/{organisation}", "agreement": "/agreements/{agreement}",
    "found-nothing": "/search?q=zzzz",
}
